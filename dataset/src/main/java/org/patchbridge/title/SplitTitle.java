package org.patchbridge.title;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A split's name for people: {@code donor-grouped stratified 5-fold, 20 % validation} is "donors
 * kept apart, 5 folds".
 */
public final class SplitTitle {
  private static final String GROUPED = "donor-grouped ";
  private static final String UNGROUPED = ", donors not grouped";
  private static final String NO_DONOR = ", no donor known";

  /** What share is kept for validation is left out; what follows it is told. */
  private static final Pattern FOLDS =
      Pattern.compile("(?:stratified )?(\\d+)-fold(?:, \\d+ % validation)?(.*)");

  private static final Pattern HOLDOUT = Pattern.compile(".*hold-out (\\d+/\\d+/\\d+).*");

  private SplitTitle() {}

  /**
   * @param scheme as {@link org.patchbridge.dataset.SplitScheme#name} says it
   */
  public static String of(String scheme) {
    boolean grouped = scheme.startsWith(GROUPED);
    String partition = grouped ? scheme.substring(GROUPED.length()) : scheme;
    return of(
        partition.endsWith(UNGROUPED)
            ? partition.substring(0, partition.length() - UNGROUPED.length())
            : partition,
        grouped);
  }

  /**
   * @param partition as {@link org.patchbridge.dataset.SplitScheme#partition} says it
   * @param grouped whether all cells of a donor stay on one side
   */
  public static String of(String partition, boolean grouped) {
    Matcher folds = FOLDS.matcher(partition);
    if (folds.matches() && partition.endsWith(NO_DONOR)) {
      return folds.group(1) + " folds" + folds.group(2);
    }
    Matcher holdOut = HOLDOUT.matcher(partition);
    return (grouped ? "donors kept apart, " : "donors on both sides, ")
        + (folds.matches()
            ? folds.group(1) + " folds" + folds.group(2)
            : holdOut.matches() ? "one split " + holdOut.group(1) + " %" : partition);
  }
}
