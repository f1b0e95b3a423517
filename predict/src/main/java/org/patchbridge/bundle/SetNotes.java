package org.patchbridge.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.patchbridge.certainty.ConformalSets;

/**
 * Explains sets that seem to contradict the call beside them: the call asks for the probability of
 * one subclass, the set asks each subclass by itself whether its own cells are like this.
 */
public final class SetNotes {
  /** More than any probability: no cell gets a call. */
  private static final double NEVER = 1;

  private final Bundle bundle;
  private final ConformalSets sets;
  private final Call call;

  private SetNotes(Bundle bundle, ConformalSets sets, Call call) {
    this.bundle = bundle;
    this.sets = sets;
    this.call = call;
  }

  /**
   * @param call made with the model of the bundle, under whatever prior
   * @return sentences without a full stop; none where call and set agree, or there are no sets
   */
  public static List<String> of(Bundle bundle, Call call) {
    return bundle
        .model()
        .sets()
        .map(sets -> new SetNotes(bundle, sets, call).notes())
        .orElse(List.of());
  }

  /**
   * Subclasses that are in the set of every cell, and why, for example {@code in every set: Lamp5
   * (only 6 donors), ...}; empty where there are none.
   */
  public static Optional<String> inEverySet(Bundle bundle) {
    return bundle.model().sets().flatMap(sets -> inEverySet(bundle, sets));
  }

  private static Optional<String> inEverySet(Bundle bundle, ConformalSets sets) {
    String named =
        IntStream.range(0, bundle.classes().size())
            .filter(sets::alwaysHolds)
            .mapToObj(label -> bundle.classes().get(label) + " (" + why(bundle, sets, label) + ")")
            .collect(Collectors.joining(", "));
    return named.isEmpty()
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "in every set, whatever the cell: %s. A promise of %.0f %% takes %d donors of a"
                    + " subclass",
                named,
                100 * sets.level(),
                sets.leastDonors()));
  }

  private static String why(Bundle bundle, ConformalSets sets, int label) {
    Integer donors = bundle.origin().donorsOfClass().get(bundle.classes().get(label));
    if (donors == null) {
      return "too few donors";
    }
    return donors < sets.leastDonors()
        ? "only " + donors + (donors == 1 ? " donor" : " donors")
        : "training cells of it have a probability of 0";
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    inEverySet(bundle, sets).ifPresent(notes::add);
    switch (call.verdict()) {
      case CALLED -> ofCalled(notes);
      case UNCERTAIN -> ofUncertain(notes);
      case OUT_OF_DISTRIBUTION ->
          notes.add("sets promise nothing for a cell that is unlike all training cells");
    }
    return notes;
  }

  private void ofCalled(List<String> notes) {
    if (!call.set().contains(call.mostProbable())) {
      notes.add(
          String.format(
              Locale.ROOT,
              "%s is called but not in its own set: it is the most probable by far, yet %s, and"
                  + " sets do not follow --prior",
              call.mostProbable(),
              usual(call.mostProbable())));
    }
    List<String> others =
        call.set().stream()
            .filter(name -> !name.equals(call.mostProbable()))
            .filter(name -> !sets.alwaysHolds(bundle.classes().indexOf(name)))
            .map(this::usual)
            .toList();
    if (!others.isEmpty()) {
      notes.add(
          "the set holds more than the call, because small probabilities exclude little: "
              + String.join(", ", others));
    }
  }

  private void ofUncertain(List<String> notes) {
    if (call.set().isEmpty()) {
      notes.add("the set is empty: the cell is a poor example of each subclass");
    }
    if (call.set().size() == 1) {
      double limit = bundle.model().limit().leastProbability();
      notes.add(
          limit > NEVER
              ? String.format(
                  Locale.ROOT,
                  "one subclass fits and is not called: at no probability were %.0f %% of the calls"
                      + " of training cells right",
                  100 * sets.level())
              : String.format(
                  Locale.ROOT,
                  "one subclass fits and is not called: %.0f %% of calls are right from a"
                      + " probability of %.2f on",
                  100 * sets.level(),
                  limit));
    }
  }

  /** What the set asks of a class. */
  private String usual(String name) {
    return String.format(
        Locale.ROOT,
        "%.0f %% of the training cells of %s have a probability of it of at least %s",
        100 * sets.level(),
        name,
        probability(sets.leastProbability(bundle.classes().indexOf(name))));
  }

  private static String probability(double value) {
    return value >= 0.01 || value == 0
        ? String.format(Locale.ROOT, "%.2f", value)
        : String.format(Locale.ROOT, "%.1g", value);
  }
}
