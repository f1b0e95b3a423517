package org.patchbridge.nwb;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.patchbridge.recording.ClampMode;
import org.patchbridge.recording.Electrodes;
import org.patchbridge.recording.Finding;
import org.patchbridge.recording.Finding.Severity;
import org.patchbridge.stimulus.SweepChoices;

/**
 * Which electrode's sweeps are read. Several cells recorded at once share sweep numbers and differ
 * in their electrodes; a recording is of one cell. Without a choice by the user it is then the cell
 * with the most current-clamp responses. Electrodes that never share a sweep number may be one cell
 * patched twice: all are read, with a warning.
 */
record ElectrodeChoice(List<Series> responses, List<Series> stimuli, Optional<Finding> finding) {

  /** The usual choice. */
  static ElectrodeChoice of(List<Series> responses, List<Series> stimuli) {
    Map<String, Integer> counts = currentClampCounts(responses);
    if (counts.size() < 2) {
      return new ElectrodeChoice(responses, stimuli, Optional.empty());
    }
    if (!electrodesSeparate(responses) || !allNamed(stimuli)) {
      if (counts.values().stream().filter(count -> count > 0).count() < 2) {
        return new ElectrodeChoice(responses, stimuli, Optional.empty());
      }
      String message = "the sweeps of all are read as one cell";
      return new ElectrodeChoice(responses, stimuli, Optional.of(warning(counts, "", message)));
    }
    String chosen =
        counts.entrySet().stream()
            .max(
                Map.Entry.<String, Integer>comparingByValue()
                    .thenComparing(Map.Entry.<String, Integer>comparingByKey().reversed()))
            .orElseThrow()
            .getKey();
    return new ElectrodeChoice(
        of(chosen, responses).toList(),
        of(chosen, stimuli).toList(),
        Optional.of(warning(counts, chosen, "only the cell of " + name(chosen) + " is read")));
  }

  /**
   * The electrode that was asked for, by its name or path; stimuli without electrode stay, as they
   * may be its. Empty where no response is of it.
   */
  static Optional<ElectrodeChoice> asked(
      String asked, List<Series> responses, List<Series> stimuli) {
    List<Series> chosen =
        responses.stream()
            .filter(s -> s.electrode().filter(e -> is(e, asked)).isPresent())
            .toList();
    return chosen.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ElectrodeChoice(
                chosen,
                stimuli.stream()
                    .filter(s -> s.electrode().map(e -> is(e, asked)).orElse(true))
                    .toList(),
                Optional.of(
                    new Finding(
                        SweepChoices.FINDING,
                        Severity.INFO,
                        "",
                        "by hand: electrode " + name(asked)))));
  }

  /** Names of the electrodes of series. */
  static Set<String> names(List<Series> series) {
    return series.stream()
        .flatMap(s -> s.electrode().stream())
        .map(ElectrodeChoice::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Those with current-clamp responses, and the one that is read, where it is one. */
  Electrodes among(List<Series> all) {
    Set<String> read = names(responses);
    return new Electrodes(
        currentClampCounts(all).entrySet().stream()
            .filter(one -> one.getValue() > 0)
            .map(one -> name(one.getKey()))
            .distinct()
            .toList(),
        read.size() == 1 ? read.stream().findFirst() : Optional.empty());
  }

  private static boolean is(String electrode, String asked) {
    return electrode.equals(asked) || name(electrode).equals(asked);
  }

  private static String name(String electrode) {
    return electrode.substring(electrode.lastIndexOf('/') + 1);
  }

  /** Number of current-clamp responses of each electrode that has any response. */
  private static Map<String, Integer> currentClampCounts(List<Series> responses) {
    Map<String, Integer> counts = new TreeMap<>();
    for (Series series : responses) {
      int one = series.clampMode().equals(Optional.of(ClampMode.CURRENT_CLAMP)) ? 1 : 0;
      series.electrode().ifPresent(electrode -> counts.merge(electrode, one, Integer::sum));
    }
    return counts;
  }

  private static Finding warning(Map<String, Integer> counts, String place, String message) {
    return new Finding(
        "several-electrodes",
        Severity.WARNING,
        place,
        "the file holds sweeps of "
            + counts.size()
            + " electrodes "
            + counts.keySet().stream().map(ElectrodeChoice::name).toList()
            + "; "
            + message
            + "; name one with --electrode");
  }

  private static Stream<Series> of(String electrode, List<Series> series) {
    return series.stream().filter(s -> s.electrode().equals(Optional.of(electrode)));
  }

  private static boolean allNamed(List<Series> series) {
    return series.stream().allMatch(s -> s.electrode().isPresent());
  }

  /** Whether sweep numbers repeat, and never with the same electrode. */
  private static boolean electrodesSeparate(List<Series> responses) {
    if (!allNamed(responses)) {
      return false;
    }
    boolean repeats = false;
    Map<Integer, Set<String>> seen = new HashMap<>();
    for (Series series : responses) {
      if (series.sweepNumber().isEmpty()) {
        continue;
      }
      Set<String> electrodes =
          seen.computeIfAbsent(series.sweepNumber().getAsInt(), n -> new HashSet<>());
      if (!electrodes.add(series.electrode().orElseThrow())) {
        return false;
      }
      repeats |= electrodes.size() > 1;
    }
    return repeats;
  }
}
