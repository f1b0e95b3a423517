package org.patchbridge.family;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.patchbridge.protocol.LongSquareAnalysis;
import org.patchbridge.protocol.LongSquareSweep;
import org.patchbridge.protocol.PulseSweep;
import org.patchbridge.protocol.RampAnalysis;
import org.patchbridge.protocol.ShortSquareAnalysis;
import org.patchbridge.quality.QualityLimits;
import org.patchbridge.recording.Finding;
import org.patchbridge.recording.SamplePrecision;
import org.patchbridge.signal.MeasurementException;
import org.patchbridge.signal.Outcome;
import org.patchbridge.signal.Trace;
import org.patchbridge.signal.VoltageDerivative;
import org.patchbridge.spike.DetectionSettings;
import org.patchbridge.spike.ShortSquareCalibration;
import org.patchbridge.spike.SpikeTrain;
import org.patchbridge.stimulus.Protocol;

/**
 * IPFX's families with repairs: a missing part makes its families absent and never loses the cell;
 * aborted and bad sweeps are left out; each sweep has its own window; levels match within 5 pA;
 * slow sampling gets a lower filter cutoff; a clipped spike does not spoil the one before it.
 */
final class DefaultRecipe implements Recipe {
  /** Rate up to which 10 kHz is not below the Nyquist frequency, Hz. */
  private static final double SLOW_SAMPLING = 20_000;

  /** Cutoff for slow sampling as part of the Nyquist frequency. */
  private static final double SLOW_CUTOFF = 0.8;

  private static final double LONG_SQUARE_PEAK = -25;

  /** Time after a short square that is kept for its spike, s. */
  private static final double KEPT_SECONDS = 0.25;

  private OptionalDouble slowCutoff = OptionalDouble.empty();

  @Override
  public ExtractedParts run(ProtocolSweeps sweeps) {
    SweepScreening screening = new SweepScreening(sweeps, QualityLimits.builtIn());
    List<LongSquareSweep> longSquares = longSquares(screening);
    List<PulseSweep> shortSquares = shortSquares(screening);
    List<PulseSweep> ramps = ramps(screening);
    boolean nothing = longSquares.isEmpty() && shortSquares.isEmpty() && ramps.isEmpty();
    Outcome<LongSquareAnalysis> longSquare =
        longSquares.isEmpty()
            ? Outcome.missing("no usable long square sweep")
            : Outcome.of(LongSquareAnalysis.of(longSquares, SamplePrecision.DOUBLE));
    Outcome<ShortSquareAnalysis> shortSquare =
        shortSquares.isEmpty()
            ? Outcome.missing("no usable short square sweep")
            : Outcome.measure(() -> ShortSquareAnalysis.of(shortSquares));
    Outcome<RampAnalysis> ramp =
        ramps.isEmpty()
            ? Outcome.missing("no usable ramp sweep")
            : Outcome.of(RampAnalysis.of(ramps));
    List<Finding> findings = new ArrayList<>(screening.findings());
    unknownCodes(sweeps).ifPresent(findings::add);
    return new ExtractedParts(
        nothing
            ? Optional.of("no usable long square, short square or ramp sweep")
            : Optional.empty(),
        new DefaultFamilies(longSquare, shortSquare, ramp).table(),
        DefaultFamilies.scalars(longSquare, shortSquare, ramp),
        AnalysedSpikes.of(longSquares, shortSquares, ramps),
        new CellExtraction.Analyses(
            longSquare.toOptional(), shortSquare.toOptional(), ramp.toOptional()),
        findings,
        slowCutoff);
  }

  private List<LongSquareSweep> longSquares(SweepScreening screening) {
    List<LongSquareSweep> measured = new ArrayList<>();
    screening.forEach(
        Protocol.LONG_SQUARE,
        sweep -> {
          try {
            DetectionSettings settings =
                settings(sweep.info().samplingRateHz()).withMinimumPeak(LONG_SQUARE_PEAK);
            measured.add(LongSquareSweep.of(sweep.info(), sweep.trace(), sweep.window(), settings));
          } catch (MeasurementException e) {
            screening.unmeasured(sweep.info(), e);
          }
        });
    return measured;
  }

  private List<PulseSweep> shortSquares(SweepScreening screening) {
    List<SweepScreening.Usable> usable = new ArrayList<>();
    screening.forEach(Protocol.SHORT_SQUARE, sweep -> usable.add(shortened(sweep)));
    if (usable.isEmpty()) {
      return List.of();
    }
    List<Trace> traces = usable.stream().map(SweepScreening.Usable::trace).toList();
    List<VoltageDerivative> derivatives = new ArrayList<>();
    for (SweepScreening.Usable sweep : usable) {
      DetectionSettings settings = settings(sweep.info().samplingRateHz());
      derivatives.add(VoltageDerivative.of(sweep.trace(), settings.filterKilohertz()));
    }
    double[] starts = usable.stream().mapToDouble(sweep -> sweep.window().startSeconds()).toArray();
    Outcome<ShortSquareCalibration> calibration =
        Outcome.measure(() -> ShortSquareCalibration.ofOwnWindows(traces, derivatives, starts));
    List<PulseSweep> measured = new ArrayList<>();
    for (int k = 0; k < usable.size(); k++) {
      try {
        measured.add(shortSquare(usable.get(k), derivatives.get(k), calibration.orElseThrow()));
      } catch (MeasurementException e) {
        screening.unmeasured(usable.get(k).info(), e);
      }
    }
    return measured;
  }

  /** The criteria need all sweeps at once; of each only what surrounds the pulse is kept. */
  private static SweepScreening.Usable shortened(SweepScreening.Usable sweep) {
    Trace trace = sweep.trace();
    double end = Math.min(sweep.window().endSeconds() + KEPT_SECONDS, trace.time().end());
    return new SweepScreening.Usable(
        sweep.info(), trace.begin(trace.time().indexOf(end) + 1), sweep.window());
  }

  private PulseSweep shortSquare(
      SweepScreening.Usable sweep,
      VoltageDerivative derivative,
      ShortSquareCalibration calibration) {
    double end =
        Math.min(sweep.window().endSeconds() + IpfxRecipe.SPIKE_WINDOW, sweep.trace().time().end());
    DetectionSettings settings =
        settings(sweep.info().samplingRateHz())
            .from(sweep.window().startSeconds())
            .until(end)
            .withCriteria(
                calibration.minimumUpstroke(),
                calibration.thresholdFraction(),
                IpfxRecipe.ONSET_ARTEFACT);
    return PulseSweep.of(
        sweep.info(), sweep.trace(), derivative, settings, SpikeTrain.Counting.WITHOUT_CLIPPED);
  }

  private List<PulseSweep> ramps(SweepScreening screening) {
    List<PulseSweep> measured = new ArrayList<>();
    screening.forEach(
        Protocol.RAMP,
        sweep -> {
          try {
            DetectionSettings settings =
                settings(sweep.info().samplingRateHz()).from(sweep.window().startSeconds());
            measured.add(
                PulseSweep.of(
                    sweep.info(),
                    sweep.trace(),
                    VoltageDerivative.of(sweep.trace(), settings.filterKilohertz()),
                    settings,
                    SpikeTrain.Counting.ALL));
          } catch (MeasurementException e) {
            screening.unmeasured(sweep.info(), e);
          }
        });
    return measured;
  }

  private DetectionSettings settings(double samplingRateHz) {
    DetectionSettings settings =
        DetectionSettings.defaults()
            .withClipping(DetectionSettings.Clipping.STOPS_AT_CLIPPED_SPIKE);
    if (samplingRateHz > SLOW_SAMPLING) {
      return settings;
    }
    double cutoff = SLOW_CUTOFF * samplingRateHz / 2 / 1e3;
    slowCutoff = OptionalDouble.of(Math.min(cutoff, slowCutoff.orElse(cutoff)));
    return settings.withFilter(OptionalDouble.of(cutoff));
  }

  private static Optional<Finding> unknownCodes(ProtocolSweeps sweeps) {
    Map<String, Integer> counts = new TreeMap<>();
    sweeps
        .of(Protocol.UNKNOWN)
        .forEach(sweep -> counts.merge(sweep.stimulusCode(), 1, Integer::sum));
    if (counts.isEmpty()) {
      return Optional.empty();
    }
    String codes =
        String.join(
            ", ",
            counts.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\" (" + entry.getValue() + ")")
                .toList());
    return Optional.of(
        new Finding(
            "stimulus-unknown",
            Finding.Severity.SWEEP_SKIPPED,
            "",
            "stimulus codes that the ontology does not know: "
                + codes
                + "; add them to an ontology file and name it with the ontology setting"));
  }
}
