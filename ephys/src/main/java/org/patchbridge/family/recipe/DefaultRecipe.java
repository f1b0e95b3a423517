package org.patchbridge.family.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.patchbridge.family.CellExtraction;
import org.patchbridge.protocol.ChirpAnalysis;
import org.patchbridge.protocol.ImpedanceSpectrum;
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
 * aborted and bad sweeps are left out, unless nothing of the cell would be left; each sweep has its
 * own window; levels match within 5 pA; slow sampling gets a lower filter cutoff; a clipped spike
 * does not spoil the one before it.
 */
final class DefaultRecipe implements Recipe {
  /** Rate up to which 10 kHz is not below the Nyquist frequency, Hz. */
  private static final double SLOW_SAMPLING = 20_000;

  /** Cutoff for slow sampling as part of the Nyquist frequency. */
  private static final double SLOW_CUTOFF = 0.8;

  private static final double LONG_SQUARE_PEAK = -25;

  /** Time after a short square that is kept for its spike, s. */
  private static final double KEPT_SECONDS = 0.25;

  private static final Finding QUALITY_FAILED =
      new Finding(
          "quality-failed",
          Finding.Severity.WARNING,
          "",
          "no sweep passes the quality checks; all are used, as the cell would be lost without"
              + " them: doubt its features");

  private OptionalDouble slowCutoff = OptionalDouble.empty();

  /** What of a recording could be measured. */
  private record Measured(
      SweepScreening screening,
      List<LongSquareSweep> longSquares,
      List<PulseSweep> shortSquares,
      List<PulseSweep> ramps,
      List<ChirpAnalysis.ChirpSweep> chirps) {

    boolean nothing() {
      return longSquares.isEmpty() && shortSquares.isEmpty() && ramps.isEmpty();
    }
  }

  @Override
  public ExtractedParts run(ProtocolSweeps sweeps) {
    Measured measured = measure(sweeps, SweepScreening.OnBadQuality.SKIP);
    List<Finding> findings = new ArrayList<>();
    if (measured.nothing() && measured.screening().rejected()) {
      // A doubtful cell that says so is worth more than none.
      measured = measure(sweeps, SweepScreening.OnBadQuality.WARN);
      findings.add(QUALITY_FAILED);
    }
    findings.addAll(measured.screening().findings());
    Optional<Finding> unknown = unknownCodes(sweeps);
    unknown.ifPresent(findings::add);
    Optional<String> refusal =
        measured.nothing() ? Optional.of(refusal(unknown)) : Optional.empty();
    return parts(measured, refusal, findings);
  }

  private static String refusal(Optional<Finding> unknownCodes) {
    String reason = "no usable long square, short square or ramp sweep";
    return unknownCodes.map(finding -> reason + "; " + finding.message()).orElse(reason);
  }

  private Measured measure(ProtocolSweeps sweeps, SweepScreening.OnBadQuality onBadQuality) {
    SweepScreening screening = new SweepScreening(sweeps, QualityLimits.builtIn(), onBadQuality);
    return new Measured(
        screening,
        longSquares(screening),
        shortSquares(screening),
        ramps(screening),
        chirps(screening));
  }

  private ExtractedParts parts(
      Measured measured, Optional<String> refusal, List<Finding> findings) {
    SweepScreening screening = measured.screening();
    Outcome<LongSquareAnalysis> longSquare =
        measured.longSquares().isEmpty()
            ? Outcome.missing(screening.absence(Protocol.LONG_SQUARE, "long square"))
            : Outcome.of(LongSquareAnalysis.of(measured.longSquares(), SamplePrecision.DOUBLE));
    Outcome<ShortSquareAnalysis> shortSquare =
        measured.shortSquares().isEmpty()
            ? Outcome.missing(screening.absence(Protocol.SHORT_SQUARE, "short square"))
            : Outcome.measure(() -> ShortSquareAnalysis.of(measured.shortSquares()));
    Outcome<RampAnalysis> ramp =
        measured.ramps().isEmpty()
            ? Outcome.missing(screening.absence(Protocol.RAMP, "ramp"))
            : Outcome.of(RampAnalysis.of(measured.ramps()));
    Outcome<ChirpAnalysis> chirp = Outcome.measure(() -> ChirpAnalysis.of(measured.chirps()));
    return new ExtractedParts(
        refusal,
        new DefaultFamilies(longSquare, shortSquare, ramp).table(),
        new DefaultScalars(longSquare, shortSquare, ramp, chirp).table(),
        AnalysedSpikes.of(measured.longSquares(), measured.shortSquares(), measured.ramps()),
        new CellExtraction.Analyses(
            longSquare.toOptional(),
            shortSquare.toOptional(),
            ramp.toOptional(),
            chirp.toOptional()),
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
        sweep.info(), trace.begin(trace.time().indexOf(end) + 1), sweep.stimulus(), sweep.window());
  }

  private static double spikesUntil(SweepScreening.Usable sweep) {
    return Math.min(
        sweep.window().endSeconds() + IpfxRecipe.SPIKE_WINDOW, sweep.trace().time().end());
  }

  private PulseSweep shortSquare(
      SweepScreening.Usable sweep,
      VoltageDerivative derivative,
      ShortSquareCalibration calibration) {
    DetectionSettings settings =
        settings(sweep.info().samplingRateHz())
            .from(sweep.window().startSeconds())
            .until(spikesUntil(sweep))
            .withCriteria(
                calibration.minimumUpstroke(),
                calibration.thresholdFraction(),
                IpfxRecipe.ONSET_ARTEFACT);
    return PulseSweep.of(
        sweep.info(), sweep.trace(), derivative, settings, SpikeTrain.Counting.WITHOUT_CLIPPED);
  }

  /**
   * As after a short square, spikes count until shortly after the ramp, however long it goes on.
   */
  private List<PulseSweep> ramps(SweepScreening screening) {
    List<PulseSweep> measured = new ArrayList<>();
    screening.forEach(
        Protocol.RAMP,
        sweep -> {
          try {
            DetectionSettings settings =
                settings(sweep.info().samplingRateHz())
                    .from(sweep.window().startSeconds())
                    .until(spikesUntil(sweep));
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

  private static List<ChirpAnalysis.ChirpSweep> chirps(SweepScreening screening) {
    List<ChirpAnalysis.ChirpSweep> measured = new ArrayList<>();
    screening.forEach(
        Protocol.CHIRP,
        sweep -> {
          try {
            measured.add(
                new ChirpAnalysis.ChirpSweep(
                    sweep.info(), ImpedanceSpectrum.of(sweep.trace(), sweep.stimulus())));
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
                + "; --protocol stimulus tells from the current what they are, --protocol or"
                + " --ontology with a file says it"));
  }
}
