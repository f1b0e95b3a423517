package org.patchbridge.spike;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.patchbridge.signal.MeasurementException;
import org.patchbridge.signal.Trace;
import org.patchbridge.signal.VoltageDerivative;

/**
 * Finds the spikes of a trace and measures them (IPFX: SpikeFeatureExtractor.process). The steps
 * are classes of their own; this one names them in order.
 */
public final class SpikeDetector {
  /** Cutoff of the smoother derivative in which after-depolarisations are sought, kHz. */
  private static final double SMOOTH_KILOHERTZ = 1.0;

  /** Time after the fast trough at which the slope of the return is taken, s. */
  private static final double SLOPE_AFTER_SECONDS = 0.5e-3;

  private final DetectionSettings settings;

  public SpikeDetector(DetectionSettings settings) {
    this.settings = settings;
  }

  public DetectionSettings settings() {
    return settings;
  }

  /** The derivative that {@link #detect} needs; computed once where a trace is searched twice. */
  public VoltageDerivative derivative(Trace trace) {
    return VoltageDerivative.of(trace, settings.filterKilohertz());
  }

  /**
   * Spikes in ascending time; empty if there are none.
   *
   * @throws MeasurementException where the reference fails: the window leaves the trace, the filter
   *     does not fit the sampling rate, or a spike has no samples between two of its points
   */
  public List<Spike> detect(Trace trace) {
    return detect(trace, derivative(trace));
  }

  /** Spikes by a derivative that was computed before. */
  public List<Spike> detect(Trace trace, VoltageDerivative derivative) {
    SearchWindow window = SearchWindow.of(trace.time(), settings);
    SpikeIndexes putative = new PutativeSpikes(trace, derivative, settings).find(window);
    if (putative.isEmpty()) {
      return List.of();
    }
    SpikeIndexes refined =
        new ThresholdRefinement(derivative).refine(putative, settings.thresholdFraction());
    SpikeIndexes checked = new ThresholdPeakCheck(trace, derivative, settings).check(refined);
    return checked.isEmpty() ? List.of() : measure(trace, derivative, window, checked);
  }

  /** Steepest rise of each putative spike, V/s; for the calibration on short squares. */
  double[] putativeUpstrokes(Trace trace, VoltageDerivative derivative) {
    SearchWindow window = SearchWindow.of(trace.time(), settings);
    int[] upstrokes = new PutativeSpikes(trace, derivative, settings).find(window).upstrokes();
    double[] slopes = new double[upstrokes.length];
    for (int k = 0; k < slopes.length; k++) {
      slopes[k] = derivative.at(upstrokes[k]);
    }
    return slopes;
  }

  private List<Spike> measure(
      Trace trace, VoltageDerivative derivative, SearchWindow window, SpikeIndexes found) {
    Troughs troughSearch = new Troughs(trace, derivative, window);
    boolean lastClipped = troughSearch.lastIsClipped(found, window.peakEnd());
    int[] upstrokes = PutativeSpikes.upstrokes(derivative, found.thresholds(), found.peaks());
    SpikeIndexes spikes = new SpikeIndexes(found.thresholds(), found.peaks(), upstrokes);
    int[] troughs = troughSearch.troughs(spikes, lastClipped);
    int[] downstrokes = troughSearch.downstrokes(spikes, troughs);
    TroughDetail[] details =
        new TroughDetails(trace, derivative, smoothDerivative(trace))
            .analyze(spikes, lastClipped, windowEnd(spikes, lastClipped, window));
    WidthMeasure widths = new WidthMeasure(trace);
    List<Spike> measured = new ArrayList<>(spikes.size());
    for (int k = 0; k < spikes.size(); k++) {
      TroughDetail detail = details[k];
      int threshold = spikes.thresholds()[k];
      int peak = spikes.peaks()[k];
      boolean whole = !detail.isClipped();
      int end = detail.fastTrough();
      measured.add(
          new Spike(
              SpikePoint.of(trace, threshold),
              SpikePoint.of(trace, peak),
              slope(trace, derivative, upstrokes[k]),
              point(trace, troughs[k]),
              downstrokes[k] == Troughs.UNDEFINED
                  ? Optional.empty()
                  : Optional.of(slope(trace, derivative, downstrokes[k])),
              point(trace, detail.fastTrough()),
              point(trace, detail.afterDepolarisation()),
              point(trace, detail.slowTrough()),
              detail.reset(),
              detail.isClipped(),
              whole ? widths.width(threshold, peak, end) : Double.NaN,
              whole ? widths.suprathresholdWidth(threshold, peak, end) : Double.NaN,
              whole ? slopeAfter(trace, derivative, end) : Double.NaN));
    }
    return measured;
  }

  private int windowEnd(SpikeIndexes spikes, boolean lastClipped, SearchWindow window) {
    boolean stop = settings.clipping() == DetectionSettings.Clipping.STOPS_AT_CLIPPED_SPIKE;
    return lastClipped && stop ? spikes.thresholds()[spikes.size() - 1] : window.last();
  }

  private static Supplier<VoltageDerivative> smoothDerivative(Trace trace) {
    return new Supplier<>() {
      private Optional<VoltageDerivative> computed = Optional.empty();

      @Override
      public VoltageDerivative get() {
        if (computed.isEmpty()) {
          computed = Optional.of(VoltageDerivative.of(trace, OptionalDouble.of(SMOOTH_KILOHERTZ)));
        }
        return computed.get();
      }
    };
  }

  private static double slopeAfter(Trace trace, VoltageDerivative derivative, int fastTrough) {
    int index = fastTrough + (int) (SLOPE_AFTER_SECONDS / trace.time().step());
    return index < derivative.length() ? derivative.at(index) : Double.NaN;
  }

  private static Slope slope(Trace trace, VoltageDerivative derivative, int index) {
    return new Slope(SpikePoint.of(trace, index), derivative.at(index));
  }

  private static Optional<SpikePoint> point(Trace trace, int index) {
    return index == Troughs.UNDEFINED ? Optional.empty() : Optional.of(SpikePoint.of(trace, index));
  }
}
