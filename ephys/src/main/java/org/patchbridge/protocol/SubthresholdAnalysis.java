package org.patchbridge.protocol;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.patchbridge.fit.LineFit;
import org.patchbridge.recording.SamplePrecision;
import org.patchbridge.signal.MeasurementException;
import org.patchbridge.signal.Outcome;
import org.patchbridge.signal.SampleStatistics;

/**
 * What the long square sweeps without spikes tell (IPFX: LongSquareAnalysis.analyze_subthreshold).
 *
 * @param silent sweeps without spikes in the window, in order of recording
 * @param membraneSweeps those of them with currents between -100 and 0 pA
 * @param sagSweep the sweep whose deflection is closest to -100 mV
 * @param membrane resistance and time constant; missing without membrane sweeps
 */
public record SubthresholdAnalysis(
    List<LongSquareSweep> silent,
    List<LongSquareSweep> membraneSweeps,
    LongSquareSweep sagSweep,
    Outcome<MembraneProperties> membrane) {

  /** Potential at which the sag is taken, mV. */
  private static final double SAG_TARGET = -100;

  /** Lowest current of the membrane sweeps, itself left out, pA. */
  private static final double LEAST_CURRENT = -100;

  /**
   * Passive properties.
   *
   * @param inputResistance MΩ
   * @param timeConstants of each membrane sweep, s; NaN where the fit failed
   * @param timeConstant mean of those that are defined, s; NaN if none is
   */
  public record MembraneProperties(
      double inputResistance, double[] timeConstants, double timeConstant) {}

  /**
   * @throws MeasurementException if every sweep has spikes
   */
  public static SubthresholdAnalysis of(List<LongSquareSweep> sweeps) {
    List<LongSquareSweep> silent = sweeps.stream().filter(sweep -> !sweep.train().fires()).toList();
    if (silent.isEmpty()) {
      throw new MeasurementException("no long square sweep without spikes");
    }
    LongSquareSweep sagSweep = silent.get(0);
    for (LongSquareSweep sweep : silent) {
      if (distance(sweep) < distance(sagSweep)) {
        sagSweep = sweep;
      }
    }
    List<LongSquareSweep> membraneSweeps =
        silent.stream()
            .filter(sweep -> sweep.amplitude() < 0 && sweep.amplitude() > LEAST_CURRENT)
            .toList();
    return new SubthresholdAnalysis(
        silent, membraneSweeps, sagSweep, Outcome.measure(() -> properties(membraneSweeps)));
  }

  /** The silent sweep of highest current, if that is above 0 pA. */
  public Optional<LongSquareSweep> highestDepolarising() {
    return silent.stream()
        .filter(sweep -> sweep.amplitude() > 0)
        .reduce((highest, next) -> next.amplitude() > highest.amplitude() ? next : highest);
  }

  private static double distance(LongSquareSweep sweep) {
    return Math.abs(sweep.deflection().millivolts() - SAG_TARGET);
  }

  private static MembraneProperties properties(List<LongSquareSweep> sweeps) {
    if (sweeps.isEmpty()) {
      throw new MeasurementException("no silent long square sweep between -100 and 0 pA");
    }
    List<MembraneResponse> responses =
        sweeps.stream().map(sweep -> sweep.membrane().orElseThrow().response()).toList();
    double latestPeak =
        SampleStatistics.median(
            responses.stream().mapToDouble(r -> r.minimum().seconds()).toArray());
    double[] taus =
        responses.stream().mapToDouble(r -> MembraneTimeConstant.of(r, latestPeak)).toArray();
    double[] defined = Arrays.stream(taus).filter(t -> !Double.isNaN(t)).toArray();
    return new MembraneProperties(
        resistance(responses), taus, SampleStatistics.mean(defined, SamplePrecision.DOUBLE));
  }

  private static double resistance(List<MembraneResponse> responses) {
    boolean lone = responses.size() == 1;
    int points = lone ? 2 : responses.size();
    double[] current = new double[points];
    double[] potential = new double[points];
    for (int k = 0; k < responses.size(); k++) {
      current[k] = responses.get(k).picoampsAtMinimum();
      potential[k] = responses.get(k).minimum().millivolts();
    }
    if (lone) {
      potential[1] = responses.get(0).baseline();
    }
    double slope = LineFit.slope(current, potential);
    boolean single = responses.stream().allMatch(r -> r.precision() == SamplePrecision.SINGLE);
    return (single ? (float) slope : slope) * 1e3;
  }
}
