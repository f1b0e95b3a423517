package org.patchbridge.laboratory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.patchbridge.calibration.LabPromise;
import org.patchbridge.dataset.DonorFacts;

/** What the promise of a laboratory's model rests on, in words. */
final class PromiseNotes {
  private PromiseNotes() {}

  static List<String> of(
      LabCells labelled, PooledCells cells, LabPromise promise, DonorFacts donors) {
    List<String> notes = new ArrayList<>(labelled.notes());
    List<String> classes = cells.reference().classes();
    boolean[] own = promise.basis().sets();
    int least = promise.sets().leastDonors();
    notes.add(
        promise.basis().calls()
            ? "Calls and novelty rest on the laboratory's own cells."
            : "Calls and novelty rest on the reference's cells: the laboratory's are of fewer than "
                + least
                + " donors.");
    notes.add(sets(classes, own, least));
    List<String> lacking =
        IntStream.range(0, classes.size())
            .filter(label -> !donors.donorsOfClass().containsKey(classes.get(label)))
            .mapToObj(classes::get)
            .toList();
    if (!lacking.isEmpty()) {
      notes.add(
          "The laboratory gave no cell of "
              + String.join(", ", lacking)
              + ": cells of the reference stand in for these, figures say nothing of them, and"
              + " macro-F1 counts them as 0.");
    }
    String lonely =
        donors.donorsOfClass().entrySet().stream()
            .filter(entry -> entry.getValue() == 1)
            .map(Map.Entry::getKey)
            .collect(Collectors.joining(", "));
    if (!lonely.isEmpty()) {
      notes.add(
          "All cells of "
              + lonely
              + " are of one donor, which folds could not keep apart: figures are optimistic.");
    }
    if (!promise.limit().isMet(certain(classes.size()))) {
      notes.add(
          String.format(
              Locale.ROOT,
              "No cell will be called: at no probability were enough of the laboratory's cells right"
                  + " for %.0f %% to be promised. More labelled cells, or more features, may"
                  + " change that; probabilities and sets hold.",
              100 * promise.sets().level()));
    }
    notes.addAll(donors.sentences());
    return notes;
  }

  private static double[] certain(int classes) {
    double[] certain = new double[classes];
    certain[0] = 1;
    return certain;
  }

  private static String sets(List<String> classes, boolean[] own, int least) {
    String here = names(classes, own, true);
    String there = names(classes, own, false);
    if (there.isEmpty()) {
      return "Sets rest on the laboratory's own cells.";
    }
    return (here.isEmpty() ? "" : "Sets rest on the laboratory's own cells for " + here + ". ")
        + "Of fewer than "
        + least
        + " donors here: "
        + there
        + "; sets rest on the reference's cells for these, widened to hold the laboratory's.";
  }

  private static String names(List<String> classes, boolean[] own, boolean wanted) {
    return IntStream.range(0, own.length)
        .filter(label -> own[label] == wanted)
        .mapToObj(classes::get)
        .collect(Collectors.joining(", "));
  }
}
