package org.patchbridge.family.recipe;

import java.util.List;
import java.util.Map;
import org.patchbridge.family.ScalarFeature;
import org.patchbridge.family.ScalarFeatures;
import org.patchbridge.protocol.ChirpAnalysis;
import org.patchbridge.protocol.LongSquareAnalysis;
import org.patchbridge.protocol.PulseSweep;
import org.patchbridge.protocol.RampAnalysis;
import org.patchbridge.protocol.ShortSquareAnalysis;
import org.patchbridge.recording.SamplePrecision;
import org.patchbridge.signal.Outcome;
import org.patchbridge.spike.Spike;

/** The scalar features of the default preset, from the same analyses as its families. */
record DefaultScalars(
    Outcome<LongSquareAnalysis> longSquares,
    Outcome<ShortSquareAnalysis> shortSquares,
    Outcome<RampAnalysis> ramps,
    Outcome<ChirpAnalysis> chirps) {

  Map<String, ScalarFeature> table() {
    ScalarFeatures features = new ScalarFeatures();
    longSquares.toOptional().ifPresent(features::addLongSquares);
    shortSquares
        .toOptional()
        .ifPresent(
            analysis -> {
              features.addSpikes(
                  first(analysis.commonSweeps()), "_short_square", SamplePrecision.DOUBLE);
              features.put("threshold_i_short_square", analysis.commonAmplitude());
              features.put(
                  "latency_short_square",
                  analysis.commonSweeps().stream()
                      .mapToDouble(sweep -> sweep.train().latencySeconds())
                      .average()
                      .orElse(Double.NaN));
            });
    ramps
        .toOptional()
        .map(analysis -> first(analysis.spiking()))
        .filter(spikes -> !spikes.isEmpty())
        .ifPresent(spikes -> addRamp(features, spikes));
    chirps.toOptional().ifPresent(analysis -> addChirp(features, analysis.resonance()));
    return features.asMap();
  }

  private static void addRamp(ScalarFeatures features, List<Spike> spikes) {
    features.addSpikes(spikes, "_ramp", SamplePrecision.DOUBLE);
    double current =
        spikes.stream()
            .mapToDouble(spike -> spike.threshold().picoamps())
            .average()
            .orElse(Double.NaN);
    features.put("threshold_i_ramp", current);
  }

  private static void addChirp(ScalarFeatures features, ChirpAnalysis.Resonance resonance) {
    features.put("peak_ratio_chirp", resonance.peakRatio());
    features.put("peak_freq_chirp", resonance.peakHertz());
    features.put("3db_freq_chirp", resonance.cutoffHertz());
    features.put("peak_impedance_chirp", resonance.peakGigaohms());
    features.put("low_freq_impedance_chirp", resonance.lowGigaohms());
    features.put("sync_freq_chirp", resonance.synchronousHertz());
    features.put("phase_peak_chirp", resonance.peakRadians());
    features.put("phase_low_chirp", resonance.lowRadians());
    features.put("total_inductive_phase_chirp", resonance.inductiveRadianHertz());
  }

  private static List<Spike> first(List<PulseSweep> sweeps) {
    return sweeps.stream()
        .filter(sweep -> !sweep.train().isEmpty())
        .map(sweep -> sweep.train().spikes().get(0))
        .toList();
  }
}
