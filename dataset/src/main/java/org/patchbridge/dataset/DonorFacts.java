package org.patchbridge.dataset;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How far the donors of labelled cells are known, and what that does to results on these cells.
 *
 * @param cells that are labelled
 * @param donors distinct, cells of unknown donor not counted
 * @param cellsWithoutDonor cells whose donor is unknown: each counts as a donor of its own
 * @param donorsOfClass by class, its donors and its cells of unknown donor
 */
public record DonorFacts(
    int cells, int donors, int cellsWithoutDonor, Map<String, Integer> donorsOfClass) {

  /** With fewer donors a bootstrap over them says little. */
  public static final int FEW_DONORS = 5;

  public DonorFacts {
    donorsOfClass = Collections.unmodifiableMap(new TreeMap<>(donorsOfClass));
  }

  public static DonorFacts of(Cohort cohort) {
    int[] labels = cohort.labels();
    int[] numbers = cohort.donorNumbers();
    int[] labelled = IntStream.range(0, labels.length).filter(i -> labels[i] >= 0).toArray();
    Map<String, Set<Integer>> ofClass = new TreeMap<>();
    Set<Integer> known = new HashSet<>();
    int unknown = 0;
    for (int row : labelled) {
      ofClass
          .computeIfAbsent(cohort.classes().get(labels[row]), name -> new HashSet<>())
          .add(numbers[row]);
      if (cohort.cells().get(row).donor().isPresent()) {
        known.add(numbers[row]);
      } else {
        unknown++;
      }
    }
    Map<String, Integer> counts = new TreeMap<>();
    ofClass.forEach((name, donorsOf) -> counts.put(name, donorsOf.size()));
    return new DonorFacts(labelled.length, known.size(), unknown, counts);
  }

  /** Whether no cell's donor is known, so that donor-grouped splits are splits of single cells. */
  public boolean noneKnown() {
    return cells > 0 && cellsWithoutDonor == cells;
  }

  /** The scheme's name as it is true of these cells. */
  public String nameOf(SplitScheme scheme) {
    if (!scheme.groupsDonors() || cellsWithoutDonor == 0) {
      return scheme.name();
    }
    return noneKnown()
        ? scheme.partition() + " of single cells, no donor known"
        : String.format(
            Locale.ROOT,
            "%s, %s of unknown donor by %s",
            scheme.name(),
            cellCount(),
            cellsWithoutDonor == 1 ? "itself" : "themselves");
  }

  private String cellCount() {
    return String.format(Locale.ROOT, "%,d cell%s", cellsWithoutDonor, plural());
  }

  private String plural() {
    return cellsWithoutDonor == 1 ? "" : "s";
  }

  /** What a person must know of donors before reading a result, one or two sentences each. */
  public List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    if (cellsWithoutDonor > 0) {
      sentences.add(unknownDonors());
    }
    if (donorsOfClass.values().stream().anyMatch(count -> count < FEW_DONORS)) {
      sentences.add(fewDonors());
    }
    return sentences;
  }

  private String unknownDonors() {
    if (noneKnown()) {
      return "No donor is known: every cell counts as a donor of its own. Where cells share donors,"
          + " the quality is optimistic and intervals are too narrow.";
    }
    return String.format(
        Locale.ROOT,
        "The donor of %s of %,d is not known: %s a donor with other cells, the quality is"
            + " optimistic.",
        cellCount(),
        cells,
        cellsWithoutDonor == 1
            ? "it counts as a donor of its own. Where it shares"
            : "each counts as a donor of its own. Where they share");
  }

  private String fewDonors() {
    return String.format(
        Locale.ROOT,
        "Fewer than %d donors: %s. Figures of such a subclass, and macro-F1, rest on few donors;"
            + " their intervals leave out draws without one of these and are too narrow.",
        FEW_DONORS,
        donorsOfClass.entrySet().stream()
            .filter(entry -> entry.getValue() < FEW_DONORS)
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining(", ")));
  }
}
