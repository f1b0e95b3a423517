package org.patchbridge.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.patchbridge.fit.LineSmoother;
import org.patchbridge.protocol.ChirpAnalysis.ChirpSweep;
import org.patchbridge.recording.ClampMode;
import org.patchbridge.recording.SamplePrecision;
import org.patchbridge.recording.SweepInfo;
import org.patchbridge.signal.MeasurementException;
import org.patchbridge.signal.TimeAxis;
import org.patchbridge.signal.Trace;
import org.patchbridge.stimulus.Epoch;

/** Against the impedance of linear membranes in closed form. */
class ChirpTest {
  private static final double RATE_HZ = 10_000;
  private static final int SAMPLES = 200_000;
  private static final double REST_MILLIVOLTS = -70;

  /**
   * A leak of 1/R beside a capacitance, and beside both an inductive branch as slow channels make
   * it.
   *
   * @param leak nS
   * @param picofarads capacitance
   * @param inductive conductance of the slow branch, nS; 0 for none
   * @param slowSeconds time constant of the slow branch
   */
  private record Membrane(double leak, double picofarads, double inductive, double slowSeconds) {

    /** Modulus in GΩ and phase in rad of the impedance. */
    double[] impedance(double hertz) {
      double omega = 2 * Math.PI * hertz;
      double lag = 1 + omega * omega * slowSeconds * slowSeconds;
      double real = leak + inductive / lag;
      double imaginary = omega * picofarads * 1e-3 - inductive * omega * slowSeconds / lag;
      return new double[] {1 / Math.hypot(real, imaginary), -Math.atan2(imaginary, real)};
    }

    /** Potential under a current, by small steps. */
    double[] respond(double[] picoamps) {
      double[] millivolts = new double[picoamps.length];
      double v = 0;
      double slow = 0;
      int steps = 10;
      double dt = 1 / RATE_HZ / steps;
      for (int k = 0; k < millivolts.length; k++) {
        for (int step = 0; step < steps; step++) {
          double net = picoamps[k] - leak * v - inductive * slow;
          slow += dt * (v - slow) / slowSeconds;
          v += dt * net / (picofarads * 1e-3);
        }
        millivolts[k] = REST_MILLIVOLTS + v;
      }
      return millivolts;
    }
  }

  private static double[] chirp() {
    double[] picoamps = new double[SAMPLES + 2_000];
    double seconds = SAMPLES / RATE_HZ;
    double growth = Math.log(50 / 0.2);
    for (int k = 0; k < SAMPLES; k++) {
      double t = k / RATE_HZ;
      double phase = 0.2 * seconds / growth * (Math.exp(growth * t / seconds) - 1);
      picoamps[1_000 + k] = 30 * Math.sin(2 * Math.PI * phase);
    }
    return picoamps;
  }

  private static ImpedanceSpectrum spectrum(Membrane membrane) {
    double[] picoamps = chirp();
    return ImpedanceSpectrum.of(
        trace(membrane.respond(picoamps), picoamps), new Epoch(1_000, 1_000 + SAMPLES - 1));
  }

  private static Trace trace(double[] millivolts, double[] picoamps) {
    TimeAxis time = TimeAxis.regular(RATE_HZ, picoamps.length);
    return new Trace(time, millivolts, picoamps, picoamps.length, SamplePrecision.DOUBLE);
  }

  @Test
  void impedanceOfAPassiveMembraneIsThatOfItsResistanceAndCapacitance() {
    Membrane passive = new Membrane(5, 100, 0, 1);

    ImpedanceSpectrum spectrum = spectrum(passive);

    assertThat(spectrum.hertz()[0]).isCloseTo(0.40008, within(1e-5));
    for (int k = 20; k < spectrum.hertz().length - 20; k += 10) {
      double[] expected = passive.impedance(spectrum.hertz()[k]);
      assertThat(spectrum.gigaohms()[k]).isCloseTo(expected[0], within(0.03 * expected[0]));
      assertThat(spectrum.radians()[k]).isCloseTo(expected[1], within(0.04));
    }
  }

  @Test
  void resonanceOfASlowBranchIsFound() {
    Membrane resonant = new Membrane(4, 60, 8, 0.05);
    double[] frequencies = new double[800];
    Arrays.setAll(frequencies, k -> 0.4 + k * 0.0495);
    double peak =
        Arrays.stream(frequencies)
            .boxed()
            .max((a, b) -> Double.compare(resonant.impedance(a)[0], resonant.impedance(b)[0]))
            .orElseThrow();

    ChirpAnalysis.Resonance resonance = analysis(spectrum(resonant)).resonance();

    assertThat(resonance.peakHertz()).isCloseTo(peak, within(0.6));
    assertThat(resonance.peakGigaohms())
        .isCloseTo(resonant.impedance(peak)[0], within(0.03 * resonant.impedance(peak)[0]));
    assertThat(resonance.peakRatio()).isGreaterThan(1.5);
    assertThat(resonance.lowRadians()).isPositive();
    assertThat(resonance.synchronousHertz()).isBetween(1.0, peak);
    assertThat(resonance.cutoffHertz()).isGreaterThan(peak);
    assertThat(resonance.inductiveRadianHertz()).isPositive();
  }

  @Test
  void passiveMembraneHasNoPeak() {
    ChirpAnalysis.Resonance resonance = analysis(spectrum(new Membrane(5, 100, 0, 1))).resonance();

    assertThat(resonance.peakHertz()).isLessThan(1);
    assertThat(resonance.peakRatio()).isCloseTo(1, within(0.05));
    // 1/√2 of a first-order low-pass: 1 / (2π R C)
    assertThat(resonance.cutoffHertz()).isCloseTo(1 / (2 * Math.PI * 0.02), within(0.4));
  }

  @Test
  void sweepsOfAnotherLengthAreLeftOut() {
    double[] one = {1, 2};
    ChirpSweep common = sweep(1, new ImpedanceSpectrum(one, one, one));
    ChirpSweep rare = sweep(2, new ImpedanceSpectrum(new double[3], new double[3], new double[3]));

    assertThat(ChirpAnalysis.of(List.of(rare, common, sweep(3, common.impedance()))).sweeps())
        .extracting(SweepInfo::number)
        .containsExactly(1, 3);
  }

  @Test
  void chirpThatWasBrokenOffIsRefused() {
    double[] picoamps = chirp();
    double[] millivolts = new Membrane(5, 100, 0, 1).respond(picoamps);
    Arrays.fill(millivolts, 150_000, millivolts.length, 0);

    assertThatThrownBy(
            () ->
                ImpedanceSpectrum.of(
                    trace(millivolts, picoamps), new Epoch(1_000, 1_000 + SAMPLES - 1)))
        .isInstanceOf(MeasurementException.class)
        .hasMessageContaining("broken off");
  }

  @Test
  void lineIsNotChangedBySmoothing() {
    double[] line = new double[50];
    Arrays.setAll(line, k -> 3 - 0.25 * k);

    assertThat(new LineSmoother(21).smooth(line)).containsExactly(line, within(1e-12));
  }

  @Test
  void stepIsSmoothedToMovingMeans() {
    double[] step = new double[60];
    Arrays.fill(step, 30, 60, 5);

    assertThat(new LineSmoother(5).smooth(step)[30]).isCloseTo(3, within(1e-12));
    assertThat(new LineSmoother(5).smooth(step)[29]).isCloseTo(2, within(1e-12));
  }

  private static ChirpAnalysis analysis(ImpedanceSpectrum spectrum) {
    return ChirpAnalysis.of(List.of(sweep(1, spectrum)));
  }

  private static ChirpSweep sweep(int number, ImpedanceSpectrum spectrum) {
    return new ChirpSweep(
        new SweepInfo(number, "", ClampMode.CURRENT_CLAMP, RATE_HZ, SAMPLES, "C2CHIRP"), spectrum);
  }
}
