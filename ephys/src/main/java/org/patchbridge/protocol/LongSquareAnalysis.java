package org.patchbridge.protocol;

import java.util.List;
import org.patchbridge.recording.SamplePrecision;
import org.patchbridge.signal.MeasurementException;
import org.patchbridge.signal.Outcome;
import org.patchbridge.signal.SampleStatistics;

/**
 * The long square sweeps of a cell taken together (IPFX: LongSquareAnalysis).
 *
 * @param sweeps in order of recording
 * @param baseline mean resting potential over the sweeps, mV; NaN without sweeps
 * @param suprathreshold from the spiking sweeps, or why not
 * @param subthreshold from the silent sweeps, or why not
 */
public record LongSquareAnalysis(
    List<LongSquareSweep> sweeps,
    double baseline,
    Outcome<SuprathresholdAnalysis> suprathreshold,
    Outcome<SubthresholdAnalysis> subthreshold) {

  /**
   * @param precision type the reference averages baselines in
   */
  public static LongSquareAnalysis of(List<LongSquareSweep> sweeps, SamplePrecision precision) {
    double[] baselines =
        sweeps.stream()
            .mapToDouble(LongSquareSweep::baseline)
            .filter(v -> !Double.isNaN(v))
            .toArray();
    return new LongSquareAnalysis(
        List.copyOf(sweeps),
        SampleStatistics.mean(baselines, precision),
        Outcome.measure(() -> SuprathresholdAnalysis.of(sweeps)),
        Outcome.measure(() -> SubthresholdAnalysis.of(sweeps)));
  }

  /**
   * This analysis if the reference would have finished it.
   *
   * @throws MeasurementException if either half is missing, only one sweep spikes, or there are no
   *     sweeps for the membrane properties
   */
  public LongSquareAnalysis requireComplete() {
    SuprathresholdAnalysis above = suprathreshold.orElseThrow();
    above.slope().orElseThrow(() -> new MeasurementException("only one spiking long square sweep"));
    subthreshold.orElseThrow().membrane().orElseThrow();
    return this;
  }
}
