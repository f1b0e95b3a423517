package org.patchbridge.family;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.patchbridge.protocol.LongSquareSweep;
import org.patchbridge.protocol.SuprathresholdAnalysis;
import org.patchbridge.signal.MeasurementException;
import org.patchbridge.signal.SampleStatistics;

/**
 * One spiking sweep for each wanted current above rheobase (IPFX:
 * identify_suprathreshold_spike_info).
 */
public final class SpikingLevels {
  /** Which of several sweeps within the tolerance is taken. */
  public enum Match {
    /** The first recorded, as in IPFX, where a shift may also lose the rheobase sweep. */
    FIRST,
    /** The closest; a shift leaves the rheobase sweep in its place. */
    CLOSEST
  }

  private final double[] targets;
  private final double tolerance;
  private final double shift;
  private final Match match;

  /**
   * @param targets currents above rheobase, pA
   * @param tolerance pA
   * @param shift taken for rheobase if at most one level matches; 0 for no second try, pA
   */
  public SpikingLevels(double[] targets, double tolerance, double shift, Match match) {
    this.targets = targets;
    this.tolerance = tolerance;
    this.shift = shift;
    this.match = match;
  }

  /**
   * The sweep of each level; empty where none was recorded.
   *
   * @throws MeasurementException if fewer than two levels match
   */
  public List<Optional<LongSquareSweep>> of(SuprathresholdAnalysis analysis) {
    double rheobase = analysis.rheobaseCurrent();
    List<LongSquareSweep> sweeps =
        onePerCurrent(analysis.spiking().stream().filter(s -> s.amplitude() >= rheobase).toList());
    List<Optional<LongSquareSweep>> levels = matching(sweeps, rheobase, 0);
    if (count(levels) <= 1 && shift != 0) {
      Optional<LongSquareSweep> unshifted = levels.get(0);
      levels = matching(sweeps, rheobase, shift);
      if (match == Match.CLOSEST && levels.get(0).isEmpty()) {
        levels.set(0, unshifted);
      }
    }
    if (count(levels) <= 1) {
      throw new MeasurementException("fewer than two spiking sweeps at the wanted currents");
    }
    return levels;
  }

  private static long count(List<Optional<LongSquareSweep>> levels) {
    return levels.stream().filter(Optional::isPresent).count();
  }

  private List<Optional<LongSquareSweep>> matching(
      List<LongSquareSweep> sweeps, double rheobase, double shifted) {
    List<Optional<LongSquareSweep>> levels = new ArrayList<>();
    for (double target : targets) {
      Optional<LongSquareSweep> found = Optional.empty();
      double nearest = Double.POSITIVE_INFINITY;
      for (LongSquareSweep sweep : sweeps) {
        double above = Math.rint(sweep.amplitude() - rheobase) - shifted;
        double distance = Math.abs(above - target);
        boolean better = match == Match.FIRST ? found.isEmpty() : distance < nearest;
        if (distance <= tolerance && better) {
          found = Optional.of(sweep);
          nearest = distance;
        }
      }
      levels.add(found);
    }
    return levels;
  }

  /** Of sweeps with the same current that with the median firing rate. */
  private static List<LongSquareSweep> onePerCurrent(List<LongSquareSweep> sweeps) {
    Map<Double, List<LongSquareSweep>> byCurrent = new LinkedHashMap<>();
    for (LongSquareSweep sweep : sweeps) {
      byCurrent.computeIfAbsent(sweep.amplitude(), current -> new ArrayList<>()).add(sweep);
    }
    return byCurrent.values().stream().map(SpikingLevels::median).toList();
  }

  private static LongSquareSweep median(List<LongSquareSweep> repeats) {
    double median =
        SampleStatistics.median(
            repeats.stream().mapToDouble(s -> s.train().averageRateHertz()).toArray());
    LongSquareSweep nearest = repeats.get(0);
    for (LongSquareSweep sweep : repeats) {
      if (Math.abs(median - sweep.train().averageRateHertz())
          < Math.abs(median - nearest.train().averageRateHertz())) {
        nearest = sweep;
      }
    }
    return nearest;
  }
}
