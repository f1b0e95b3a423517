package org.patchbridge.nwb;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.patchbridge.recording.ClampMode;
import org.patchbridge.recording.Finding;
import org.patchbridge.recording.Finding.Severity;

/**
 * Several cells recorded at once share sweep numbers and differ in their electrodes. Then the one
 * with the most current-clamp responses is read; a recording is of one cell.
 */
record ElectrodeChoice(List<Series> responses, List<Series> stimuli, Optional<Finding> finding) {

  static ElectrodeChoice of(List<Series> responses, List<Series> stimuli) {
    if (!electrodesSeparate(responses) || !allNamed(stimuli)) {
      return new ElectrodeChoice(responses, stimuli, Optional.empty());
    }
    Map<String, Integer> counts = new TreeMap<>();
    for (Series series : responses) {
      int one = series.clampMode().equals(Optional.of(ClampMode.CURRENT_CLAMP)) ? 1 : 0;
      counts.merge(series.electrode().orElseThrow(), one, Integer::sum);
    }
    String chosen =
        counts.entrySet().stream()
            .max(
                Map.Entry.<String, Integer>comparingByValue()
                    .thenComparing(Map.Entry.<String, Integer>comparingByKey().reversed()))
            .orElseThrow()
            .getKey();
    Finding finding =
        new Finding(
            "several-electrodes",
            Severity.WARNING,
            chosen,
            "the file holds the cells of "
                + counts.size()
                + " electrodes "
                + counts.keySet()
                + "; only this one is read");
    return new ElectrodeChoice(
        of(chosen, responses).toList(), of(chosen, stimuli).toList(), Optional.of(finding));
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
