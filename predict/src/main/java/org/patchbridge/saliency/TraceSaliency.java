package org.patchbridge.saliency;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.explain.Occlusion;
import org.patchbridge.explain.Segment;
import org.patchbridge.explain.SegmentEffect;
import org.patchbridge.family.CellExtraction;
import org.patchbridge.family.FamilyVector;
import org.patchbridge.family.TracePlacement;
import org.patchbridge.family.TraceSpan;
import org.patchbridge.family.recipe.FamilyAxis;

/**
 * Where on the traces of a recording the evidence for a class lies: the effects of windows of the
 * feature families ({@link Occlusion}), taken back to the stretches of trace they were measured at.
 *
 * @param effects of the windows that have any and come from a trace, the strongest first
 * @param curves by sweep number, the evidence over time: pieces that follow one another, without
 *     those where it is zero
 */
public record TraceSaliency(List<PlacedEffect> effects, SortedMap<Integer, List<Piece>> curves) {
  /** Stretches closer than this touch, s: far less than a sample. */
  private static final double TOUCHING_SECONDS = 1e-9;

  /** Windows in a chunk of a family: one protocol or one current. */
  private static final int WINDOWS_PER_CHUNK = 10;

  /**
   * Evidence is the same between two times.
   *
   * @param logOdds sum over all windows that were measured here, each with its effect divided by
   *     the number of stretches it was averaged over; positive speaks for the class
   */
  public record Piece(double fromSeconds, double toSeconds, double logOdds) {}

  public TraceSaliency {
    effects = List.copyOf(effects);
  }

  /** Whether values of a family of this width have places on sweeps; scalar features have none. */
  public static boolean isPlaced(String family, int width) {
    return FamilyAxis.of(family, width).isPresent();
  }

  /**
   * The windows to occlude: ten for each protocol or current of a family, none of them over two.
   * Families without an axis, such as scalar features, have none.
   */
  public static List<Segment> windows(Cohort cohort) {
    List<Segment> windows = new ArrayList<>();
    for (FamilyBlock family : cohort.families()) {
      Optional<FamilyAxis> axis = FamilyAxis.of(family.name(), family.width());
      for (FamilyAxis.Chunk chunk : axis.map(FamilyAxis::chunks).orElse(List.of())) {
        int width = (chunk.length() + WINDOWS_PER_CHUNK - 1) / WINDOWS_PER_CHUNK;
        int end = chunk.from() + chunk.length();
        windows.addAll(Segment.windows(family.name(), chunk.from(), end, width));
      }
    }
    return windows;
  }

  /**
   * @param effects of windows of the families of {@code cell}
   * @param classIndex the class that evidence is for or against
   */
  public static TraceSaliency of(List<SegmentEffect> effects, CellExtraction cell, int classIndex) {
    List<PlacedEffect> placed =
        effects.stream()
            .filter(effect -> effect.of(classIndex) != 0)
            .map(
                effect ->
                    new PlacedEffect(
                        effect.segment(),
                        effect.of(classIndex),
                        merged(spans(effect.segment(), cell))))
            .filter(effect -> !effect.spans().isEmpty())
            .sorted(
                Comparator.comparingDouble((PlacedEffect effect) -> -Math.abs(effect.logOdds())))
            .toList();
    return new TraceSaliency(placed, curves(placed));
  }

  private static List<TraceSpan> spans(Segment segment, CellExtraction cell) {
    TracePlacement placement = cell.placements().get(segment.family());
    if (placement == null
        || !(cell.families().get(segment.family()) instanceof FamilyVector.Present present)) {
      return List.of();
    }
    float[] values = present.values();
    return IntStream.range(segment.from(), Math.min(segment.to(), values.length))
        .filter(position -> Float.isFinite(values[position]))
        .mapToObj(placement::at)
        .flatMap(List::stream)
        .sorted(
            Comparator.comparingInt(TraceSpan::sweep).thenComparingDouble(TraceSpan::fromSeconds))
        .toList();
  }

  /**
   * @param spans in ascending sweep and time
   */
  private static List<TraceSpan> merged(List<TraceSpan> spans) {
    List<TraceSpan> merged = new ArrayList<>();
    for (TraceSpan next : spans) {
      int last = merged.size() - 1;
      if (last >= 0 && touch(merged.get(last), next)) {
        merged.set(last, joined(merged.get(last), next));
      } else {
        merged.add(next);
      }
    }
    return merged;
  }

  private static boolean touch(TraceSpan before, TraceSpan next) {
    return before.sweep() == next.sweep()
        && next.fromSeconds() <= before.toSeconds() + TOUCHING_SECONDS;
  }

  private static TraceSpan joined(TraceSpan before, TraceSpan next) {
    return new TraceSpan(
        before.sweep(),
        before.spike().equals(next.spike()) ? before.spike() : OptionalInt.empty(),
        before.fromSeconds(),
        Math.max(before.toSeconds(), next.toSeconds()));
  }

  private static SortedMap<Integer, List<Piece>> curves(List<PlacedEffect> effects) {
    Map<Integer, List<Piece>> ofSweep = new TreeMap<>();
    for (PlacedEffect effect : effects) {
      for (TraceSpan span : effect.spans()) {
        ofSweep
            .computeIfAbsent(span.sweep(), sweep -> new ArrayList<>())
            .add(new Piece(span.fromSeconds(), span.toSeconds(), effect.share()));
      }
    }
    SortedMap<Integer, List<Piece>> curves = new TreeMap<>();
    ofSweep.forEach((sweep, pieces) -> curves.put(sweep, summed(pieces)));
    return curves;
  }

  /** The sum of overlapping pieces, cut wherever one begins or ends. */
  private static List<Piece> summed(List<Piece> pieces) {
    double[] edges =
        pieces.stream()
            .flatMapToDouble(piece -> DoubleStream.of(piece.fromSeconds(), piece.toSeconds()))
            .sorted()
            .distinct()
            .toArray();
    List<Piece> summed = new ArrayList<>();
    for (int k = 0; k + 1 < edges.length; k++) {
      double middle = (edges[k] + edges[k + 1]) / 2;
      double sum =
          pieces.stream()
              .filter(piece -> piece.fromSeconds() <= middle && middle < piece.toSeconds())
              .mapToDouble(Piece::logOdds)
              .sum();
      if (sum != 0 && edges[k + 1] - edges[k] > TOUCHING_SECONDS) {
        summed.add(new Piece(edges[k], edges[k + 1], sum));
      }
    }
    return List.copyOf(summed);
  }
}
