package org.patchbridge.family.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.patchbridge.family.ScalarFeature;
import org.patchbridge.family.ScalarFeatures;
import org.patchbridge.protocol.LongSquareAnalysis;
import org.patchbridge.protocol.LongSquareSweep;
import org.patchbridge.protocol.PulseSweep;
import org.patchbridge.protocol.ShortSquareAnalysis;
import org.patchbridge.recording.SamplePrecision;
import org.patchbridge.signal.MeasurementException;
import org.patchbridge.signal.Outcome;
import org.patchbridge.signal.SampleStatistics;
import org.patchbridge.signal.Trace;
import org.patchbridge.signal.VoltageDerivative;
import org.patchbridge.spike.DetectionSettings;
import org.patchbridge.spike.ShortSquareCalibration;
import org.patchbridge.spike.Spike;
import org.patchbridge.spike.SpikeTrain;
import org.patchbridge.stimulus.StimulusCharacteristics;
import org.patchbridge.stimulus.StimulusWindow;

/**
 * The scalar features of both reference presets, which IPFX takes by a third path with windows of
 * its own (IPFX: extract_data_set_features). Sweeps are aligned to their experiment epoch; the
 * first of a protocol gives the window of all.
 */
final class ReferenceScalars {
  private final List<LongSquareSweep> longSquares = new ArrayList<>();
  private final List<Trace> shortSquares = new ArrayList<>();
  private final List<VoltageDerivative> shortSquareSlopes = new ArrayList<>();
  private final List<LoadedSweep> shortSquareSweeps = new ArrayList<>();
  private final List<PulseSweep> ramps = new ArrayList<>();
  private Optional<StimulusWindow> longSquareWindow = Optional.empty();
  private Optional<StimulusWindow> rampWindow = Optional.empty();
  private boolean longSquaresFailed;
  private boolean shortSquaresFailed;
  private boolean rampsFailed;
  private SamplePrecision precision = SamplePrecision.DOUBLE;

  void addLongSquare(LoadedSweep sweep, VoltageDerivative derivative) {
    if (longSquaresFailed) {
      return;
    }
    try {
      Trace trace = sweep.alignedTrace();
      precision = trace.precision();
      StimulusWindow window = longSquareWindow.orElseGet(() -> window(trace));
      longSquareWindow = Optional.of(window);
      longSquares.add(
          LongSquareSweep.of(
              sweep.info(), trace, window, DetectionSettings.defaults(), derivative));
    } catch (MeasurementException e) {
      longSquaresFailed = true;
    }
  }

  void addShortSquare(LoadedSweep sweep, VoltageDerivative derivative) {
    try {
      shortSquares.add(sweep.alignedTrace());
      shortSquareSlopes.add(derivative);
      shortSquareSweeps.add(sweep);
    } catch (MeasurementException e) {
      shortSquaresFailed = true;
    }
  }

  void addRamp(LoadedSweep sweep, VoltageDerivative derivative) {
    if (rampsFailed) {
      return;
    }
    try {
      Trace trace = sweep.alignedTrace();
      StimulusWindow window = rampWindow.orElseGet(() -> window(trace));
      rampWindow = Optional.of(window);
      DetectionSettings settings = DetectionSettings.defaults().from(window.startSeconds());
      ramps.add(PulseSweep.of(sweep.info(), trace, derivative, settings, SpikeTrain.Counting.ALL));
    } catch (MeasurementException e) {
      rampsFailed = true;
    }
  }

  private static StimulusWindow window(Trace trace) {
    return StimulusCharacteristics.of(trace, StimulusCharacteristics.TestPulse.PRESENT)
        .map(s -> new StimulusWindow(s.startSeconds(), s.startSeconds() + s.durationSeconds()))
        .orElseThrow(() -> new MeasurementException("first sweep has no stimulus"));
  }

  Map<String, ScalarFeature> features() {
    ScalarFeatures features = new ScalarFeatures();
    if (!longSquaresFailed && !longSquares.isEmpty()) {
      // Where the reference does not finish the analysis it gives no long square features at all.
      Outcome.measure(() -> LongSquareAnalysis.of(longSquares, precision).requireComplete())
          .toOptional()
          .ifPresent(features::addLongSquares);
    }
    if (!shortSquaresFailed && !shortSquares.isEmpty()) {
      shortSquareAnalysis()
          .toOptional()
          .ifPresent(
              analysis -> {
                List<Spike> spikes = firstSpikes(analysis.sweeps());
                features.addSpikes(spikes, "_short_square", precision);
                features.put("latency_short_square", latency(spikes));
                features.put("threshold_i_short_square", analysis.commonAmplitude());
              });
    }
    if (!rampsFailed) {
      List<Spike> spikes = firstSpikes(ramps);
      features.addSpikes(spikes, "_ramp", precision);
      if (!spikes.isEmpty()) {
        double[] currents = spikes.stream().mapToDouble(s -> s.threshold().picoamps()).toArray();
        features.put("threshold_i_ramp", SampleStatistics.mean(currents, precision));
      }
    }
    return features.asMap();
  }

  /** Sweeps are aligned to their epochs: the onset is that of the first one. */
  private double latency(List<Spike> spikes) {
    double onset = window(shortSquares.get(0)).startSeconds();
    return spikes.stream()
        .mapToDouble(spike -> spike.threshold().seconds() - onset)
        .average()
        .orElse(Double.NaN);
  }

  private Outcome<ShortSquareAnalysis> shortSquareAnalysis() {
    return Outcome.measure(
        () -> {
          StimulusWindow window = window(shortSquares.get(0));
          ShortSquareCalibration calibration =
              ShortSquareCalibration.of(shortSquares, shortSquareSlopes, window.startSeconds());
          DetectionSettings settings =
              DetectionSettings.defaults()
                  .withCriteria(calibration.minimumUpstroke(), calibration.thresholdFraction(), 0);
          List<PulseSweep> sweeps = new ArrayList<>();
          for (int k = 0; k < shortSquares.size(); k++) {
            sweeps.add(
                PulseSweep.of(
                    shortSquareSweeps.get(k).info(),
                    shortSquares.get(k),
                    shortSquareSlopes.get(k),
                    settings,
                    SpikeTrain.Counting.WITHOUT_CLIPPED));
          }
          return ShortSquareAnalysis.of(sweeps);
        });
  }

  private static List<Spike> firstSpikes(List<PulseSweep> sweeps) {
    return sweeps.stream()
        .filter(sweep -> !sweep.train().isEmpty())
        .map(sweep -> sweep.train().spikes().get(0))
        .toList();
  }
}
