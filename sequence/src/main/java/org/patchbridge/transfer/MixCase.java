package org.patchbridge.transfer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A mix of subclasses that direct transfer is tried with, and what it is called in tables.
 *
 * @param name unique among those tried together
 */
public record MixCase(String name, ClassMix mix) {
  public static final String STATED = "stated mix";
  public static final String EQUAL = "equal mix";
  private static final String TOWARDS = "more ";

  /**
   * The stated mix where there is one, the equal mix, and, to see what an error of the statement
   * costs, the first of the two with a fifth of its cells exchanged for each subclass in turn.
   */
  public static List<MixCase> of(Optional<ClassMix> stated, List<String> classes) {
    List<MixCase> cases = new ArrayList<>();
    stated.ifPresent(mix -> cases.add(new MixCase(STATED, mix)));
    ClassMix equal = ClassMix.equal(classes);
    cases.add(new MixCase(EQUAL, equal));
    ClassMix base = stated.orElse(equal);
    classes.forEach(name -> cases.add(new MixCase(TOWARDS + name, base.towards(name))));
    return cases;
  }

  /** Of two names of cases, which is shown first: as {@link #of} has them, classes by name. */
  public static Comparator<String> order() {
    return Comparator.comparingInt(
            (String name) -> name.equals(STATED) ? 0 : name.equals(EQUAL) ? 1 : 2)
        .thenComparing(Comparator.naturalOrder());
  }

  public boolean isStated() {
    return name.equals(STATED);
  }
}
