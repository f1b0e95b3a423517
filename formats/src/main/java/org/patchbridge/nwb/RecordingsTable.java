package org.patchbridge.nwb;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.patchbridge.hdf5.Hdf5File;
import org.patchbridge.hdf5.Hdf5Object;
import org.patchbridge.recording.Finding;
import org.patchbridge.recording.Finding.Severity;
import org.patchbridge.recording.RecordingException;

/**
 * The table of intracellular recordings of NWB 2.4 and later: each row names a response and its
 * stimulus. It stands in for sweep numbers, which newer files need not have.
 */
final class RecordingsTable {
  private static final String PLACE = "/general/intracellular_ephys/intracellular_recordings";

  private final List<Finding> findings;
  private final Map<Long, Series> known = new HashMap<>();
  private final Set<Long> placed = new HashSet<>();

  private RecordingsTable(List<Finding> findings) {
    this.findings = findings;
  }

  /** Responses and stimuli with a sweep number each, as far as one could be found. */
  record Numbered(List<Series> responses, List<Series> stimuli) {}

  /** The part of a series a row is about; {@code count} is negative where there is none. */
  private record Part(int start, int count, long address) {}

  /**
   * Numbers series by their rows. Nothing is changed where all have numbers, where their names pair
   * them (people know a sweep by its name), or where there is no table.
   */
  static Numbered number(
      Hdf5File file, List<Series> responses, List<Series> stimuli, List<Finding> findings) {
    Numbered unchanged = new Numbered(responses, stimuli);
    if (Stream.concat(responses.stream(), stimuli.stream())
        .allMatch(series -> series.sweepNumber().isPresent())) {
      return unchanged;
    }
    if (numbers(responses).isPresent() && numbers(responses).equals(numbers(stimuli))) {
      return unchanged;
    }
    try {
      return file.guarded(
          PLACE,
          () -> {
            List<Part> responseParts = parts(file, PLACE + "/responses/response");
            List<Part> stimulusParts = parts(file, PLACE + "/stimuli/stimulus");
            return responseParts.isEmpty() || responseParts.size() != stimulusParts.size()
                ? unchanged
                : new RecordingsTable(findings).number(unchanged, responseParts, stimulusParts);
          });
    } catch (RecordingException e) {
      String message = "the table cannot be read: " + e.fact();
      findings.add(new Finding("recordings-table-broken", Severity.WARNING, PLACE, message));
      return unchanged;
    }
  }

  /** The sweep numbers given or named, ascending; empty where one is missing or occurs twice. */
  private static Optional<List<Integer>> numbers(List<Series> series) {
    List<Integer> numbers =
        series.stream()
            .map(Series::numberOrNameNumber)
            .filter(OptionalInt::isPresent)
            .map(OptionalInt::getAsInt)
            .distinct()
            .sorted()
            .toList();
    return numbers.size() == series.size() ? Optional.of(numbers) : Optional.empty();
  }

  private static List<Part> parts(Hdf5File file, String path) {
    List<Part> parts = new ArrayList<>();
    Optional<Object> value = file.find(path).flatMap(Hdf5Object::value);
    if (value.isPresent()
        && value.get() instanceof Map<?, ?> columns
        && columns.get("idx_start") instanceof int[] starts
        && columns.get("count") instanceof int[] counts
        && columns.get("timeseries") instanceof long[] addresses) {
      for (int row = 0; row < starts.length; row++) {
        parts.add(new Part(starts[row], counts[row], addresses[row]));
      }
    }
    return parts;
  }

  private Numbered number(Numbered series, List<Part> responses, List<Part> stimuli) {
    series.responses().forEach(s -> known.put(s.address(), s));
    series.stimuli().forEach(s -> known.put(s.address(), s));
    List<Series> numberedResponses = new ArrayList<>();
    List<Series> numberedStimuli = new ArrayList<>();
    for (int row = 0; row < responses.size(); row++) {
      place(responses.get(row), row).ifPresent(numberedResponses::add);
      // A row without stimulus repeats the response in its place.
      if (stimuli.get(row).address() != responses.get(row).address()) {
        place(stimuli.get(row), row).ifPresent(numberedStimuli::add);
      }
    }
    series.responses().stream().filter(s -> !isPlaced(s)).forEach(numberedResponses::add);
    series.stimuli().stream().filter(s -> !isPlaced(s)).forEach(numberedStimuli::add);
    return new Numbered(numberedResponses, numberedStimuli);
  }

  private boolean isPlaced(Series series) {
    return placed.contains(series.address());
  }

  private Optional<Series> place(Part part, int row) {
    Series series = known.get(part.address());
    if (series == null || part.count() < 0) {
      return Optional.empty();
    }
    placed.add(part.address());
    if (part.start() != 0 || part.count() != series.samples().length()) {
      String message =
          String.format(
              Locale.ROOT,
              "row %d is about %d of %d samples; parts of a series are not read",
              row,
              part.count(),
              series.samples().length());
      findings.add(new Finding("series-partial", Severity.SWEEP_SKIPPED, series.path(), message));
      return Optional.empty();
    }
    return Optional.of(series.withSweepNumber(row));
  }
}
