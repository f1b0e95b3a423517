package org.patchbridge.callpage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.patchbridge.explain.Segment;
import org.patchbridge.family.CellExtraction;
import org.patchbridge.family.FamilyVector;
import org.patchbridge.family.TraceSpan;
import org.patchbridge.family.recipe.FamilyAxis;
import org.patchbridge.protocol.LongSquareSweep;

/** A window of a family in words: what it is, and where on the sweeps it was measured. */
final class WindowText {
  /** Sweeps that are named one by one. */
  private static final int MOST_SWEEPS = 4;

  private final CellExtraction cell;

  WindowText(CellExtraction cell) {
    this.cell = cell;
  }

  /** For example {@code first_ap_v, rheobase, 0.2 to 0.4 ms from threshold}. */
  String what(Segment segment) {
    int width =
        cell.families().get(segment.family()) instanceof FamilyVector.Present present
            ? present.values().length
            : segment.to();
    return FamilyAxis.of(segment.family(), width)
        .flatMap(axis -> onAxis(segment, axis))
        .orElseGet(
            () -> segment.family() + ", values " + (segment.from() + 1) + " to " + segment.to());
  }

  private static Optional<String> onAxis(Segment segment, FamilyAxis axis) {
    return axis.chunks().stream()
        .filter(chunk -> chunk.from() <= segment.from())
        .filter(chunk -> segment.from() < chunk.from() + chunk.length())
        .findFirst()
        .map(
            chunk -> {
              // Samples stand where they were taken, bins in their middle.
              double before = chunk.start() == 0 ? 0 : chunk.step() / 2;
              double from = chunk.at(segment.from()) - before;
              double to = chunk.at(segment.to() - 1) + chunk.step() - before;
              String label = chunk.label().isEmpty() ? "" : ", " + chunk.label();
              int decimals = chunk.step() < 1 ? 2 : 0;
              return segment.family()
                  + label
                  + ", "
                  + between(from, to, decimals)
                  + " "
                  + axis.unit()
                  + axis.quantity().substring(axis.quantity().indexOf(' '));
            });
  }

  /** For example {@code sweep 23, spike 1, 12.30 to 12.50 ms after onset}. */
  String where(List<TraceSpan> spans) {
    Map<Integer, List<TraceSpan>> bySweep =
        spans.stream()
            .collect(
                Collectors.groupingBy(TraceSpan::sweep, LinkedHashMap::new, Collectors.toList()));
    List<String> sweeps = new ArrayList<>();
    bySweep.forEach((sweep, inSweep) -> sweeps.add(where(sweep, inSweep)));
    int more = sweeps.size() - MOST_SWEEPS;
    return more > 0
        ? String.join("; ", sweeps.subList(0, MOST_SWEEPS)) + "; and " + more + " more sweeps"
        : String.join("; ", sweeps);
  }

  private String where(int sweep, List<TraceSpan> spans) {
    TraceSpan first = spans.get(0);
    String part = "";
    if (spans.size() > 1) {
      part = ", " + spans.size() + " stretches";
    } else if (first.spike().isPresent()) {
      part = ", spike " + (first.spike().getAsInt() + 1);
    }
    OptionalDouble onset = onset(sweep);
    double zero = onset.orElse(0);
    double from = 1000 * (first.fromSeconds() - zero);
    double to = 1000 * (spans.get(spans.size() - 1).toSeconds() - zero);
    return "sweep "
        + sweep
        + part
        + ", "
        + between(from, to, to - from < 10 ? 2 : 0)
        + (onset.isPresent() ? " ms after onset" : " ms into the sweep");
  }

  /** Onset of the step of a long square, from the first sample of the sweep, s. */
  private OptionalDouble onset(int number) {
    return cell.analyses().longSquares().stream()
        .flatMap(analysis -> analysis.sweeps().stream())
        .filter(sweep -> sweep.info().number() == number)
        .mapToDouble(WindowText::onset)
        .findFirst();
  }

  private static double onset(LongSquareSweep sweep) {
    return sweep.fromFirstSample(sweep.window().startSeconds());
  }

  private static String between(double from, double to, int decimals) {
    String number = "%." + decimals + "f";
    return (String.format(Locale.ROOT, number, from)
            + " to "
            + String.format(Locale.ROOT, number, to))
        .replace('-', '\u2212');
  }
}
