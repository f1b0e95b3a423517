package org.patchbridge.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.patchbridge.recording.ClampMode;
import org.patchbridge.recording.Finding;
import org.patchbridge.recording.Finding.Severity;
import org.patchbridge.recording.Recording;
import org.patchbridge.recording.SamplePrecision;
import org.patchbridge.recording.Subject;
import org.patchbridge.recording.Sweep;
import org.patchbridge.recording.SweepInfo;
import org.patchbridge.recording.SweepRefusedException;
import org.patchbridge.stimulus.StimulusOntology;

/** Resistances in closed form: currents are made from known ones by Ohm's law. */
class CellQualityTest {
  private static final double RATE_HZ = 20_000;
  private static final int SAMPLES = 4_000;

  @Test
  void resistancesAreThoseTheCurrentWasMadeWith() {
    Tests tests = new Tests();
    tests.pulses("EXTPCllATT180424", 2_500, 2_500);
    tests.pulses("EXTPBREAKN180424", 200, 12);

    CellQuality quality = tests.quality();

    assertThat(quality.seal().orElseThrow().value()).isCloseTo(2.5, within(1e-9));
    assertThat(quality.inputResistance().orElseThrow().value()).isCloseTo(200, within(1e-9));
    assertThat(quality.accessResistance().orElseThrow().value()).isCloseTo(12, within(1e-9));
    assertThat(quality.accessRatio().orElseThrow().value()).isCloseTo(0.06, within(1e-12));
  }

  @Test
  void soundCellHasNoFindings() {
    Tests tests = new Tests();
    tests.constant("EXTPINBATH", ClampMode.VOLTAGE_CLAMP, 0, 12);
    tests.pulses("EXTPCllATT", 2_500, 2_500);
    tests.pulses("EXTPBREAKN", 200, 12);
    tests.constant("EXTPBLWOUT", ClampMode.CURRENT_CLAMP, 3, 0);

    assertThat(tests.judged()).isEmpty();
  }

  @Test
  void whatIsOutOfItsLimitsIsWarnedOfWithPlaceValueAndLimit() {
    Tests tests = new Tests();
    tests.biasPicoamps = -140;
    tests.constant("EXTPINBATH", ClampMode.VOLTAGE_CLAMP, 0, 250);
    tests.pulses("EXTPCllATT", 400, 400);
    tests.pulses("EXTPBREAKN", 100, 25);
    tests.constant("EXTPBLWOUT", ClampMode.CURRENT_CLAMP, -14, 0);

    assertThat(tests.judged())
        .extracting(Finding::id, Finding::severity, Finding::location, Finding::message)
        .containsExactly(
            warning(
                "electrode-zero",
                0,
                "current of the electrode in the bath is 250 pA, should be" + " at most 200.0 pA"),
            warning("seal", 1, "seal resistance is 0.400 GΩ, should be at least 1.0 GΩ"),
            warning(
                "access-resistance",
                2,
                "access resistance is 25.0 MΩ, should be at most" + " 20.0 MΩ"),
            warning(
                "access-ratio", 2, "access over input resistance is 0.250, should be at most 0.15"),
            warning(
                "blowout",
                3,
                "potential after blowout is -14.0 mV, should be at least" + " -10.0 mV"),
            warning("leak", 3, "holding current is -140 pA, should be at least -100.0 pA"));
  }

  private static Tuple warning(String id, int sweep, String message) {
    return tuple(id, Severity.WARNING, "/acquisition/" + sweep, message);
  }

  @Test
  void whatWasNotTestedIsNotJudgedAndSaysWhy() {
    Tests tests = new Tests();
    tests.biasPicoamps = Double.NaN;

    assertThat(tests.judged())
        .extracting(Finding::id, Finding::severity)
        .containsExactly(
            tuple("electrode-zero", Severity.INFO),
            tuple("seal", Severity.INFO),
            tuple("access-resistance", Severity.INFO),
            tuple("access-ratio", Severity.INFO),
            tuple("blowout", Severity.INFO),
            tuple("leak", Severity.INFO));
    assertThat(tests.judged().get(1).message())
        .isEqualTo("seal resistance not judged: no sweep with a stimulus for seal");
  }

  @Test
  void pulseThatIsCutOffIsNotJudged() {
    Tests tests = new Tests();
    tests.pulses("EXTPCllATT", 2_500, 2_500);
    Sweep whole = tests.sweeps.get(0);
    double[] picoamps = whole.picoamps().clone();
    Arrays.fill(picoamps, 2_500, SAMPLES, Double.NaN);
    tests.sweeps.set(
        0, new Sweep(whole.info(), whole.millivolts(), picoamps, SamplePrecision.DOUBLE));

    assertThat(tests.judged())
        .filteredOn(finding -> finding.id().equals("seal"))
        .extracting(Finding::message)
        .containsExactly("seal resistance not judged: a pulse of the command is cut off");
  }

  @Test
  void testThatCannotBeReadIsNotJudged() {
    Tests tests = new Tests();
    tests.pulses("EXTPCllATT", 2_500, 2_500);
    tests.readable = false;

    assertThat(tests.judged())
        .filteredOn(finding -> finding.id().equals("seal"))
        .extracting(Finding::message)
        .containsExactly("seal resistance not judged: sweep 0 cannot be read: damaged");
  }

  @Test
  void ofRepeatedTestsTheLastCounts() {
    Tests tests = new Tests();
    tests.pulses("EXTPCllATT", 400, 400);
    tests.pulses("EXTPCllATT", 3_000, 3_000);

    CellMeasure seal = tests.quality().seal().orElseThrow();

    assertThat(seal.value()).isCloseTo(3, within(1e-9));
    assertThat(seal.location()).isEqualTo("/acquisition/1");
  }

  /** A recording of nothing but tests. */
  private static final class Tests implements Recording {
    private final List<Sweep> sweeps = new ArrayList<>();
    private double biasPicoamps = 0;
    private boolean readable = true;

    /** Three 10 mV pulses of 20 ms, the first as the amplifier's own. */
    void pulses(String code, double steadyMegaohms, double peakMegaohms) {
      double[] millivolts = new double[SAMPLES];
      double[] picoamps = new double[SAMPLES];
      for (int pulse = 0; pulse < 3; pulse++) {
        int onset = 400 + pulse * 1_000;
        for (int k = onset; k < onset + 400; k++) {
          millivolts[k] = 10;
          picoamps[k] = 10 / steadyMegaohms * 1e3;
        }
        picoamps[onset] = 10 / peakMegaohms * 1e3;
      }
      add(code, ClampMode.VOLTAGE_CLAMP, millivolts, picoamps);
    }

    void constant(String code, ClampMode mode, double millivolts, double picoamps) {
      double[] potential = new double[SAMPLES];
      double[] current = new double[SAMPLES];
      Arrays.fill(potential, millivolts);
      Arrays.fill(current, picoamps);
      add(code, mode, potential, current);
    }

    private void add(String code, ClampMode mode, double[] millivolts, double[] picoamps) {
      int number = sweeps.size();
      SweepInfo info =
          new SweepInfo(number, "/acquisition/" + number, mode, RATE_HZ, SAMPLES, code);
      sweeps.add(new Sweep(info, millivolts, picoamps, SamplePrecision.DOUBLE));
    }

    CellQuality quality() {
      return CellQuality.of(this, StimulusOntology.builtIn());
    }

    List<Finding> judged() {
      return CellFindings.of(quality(), QualityLimits.builtIn().cell());
    }

    @Override
    public List<SweepInfo> sweeps() {
      return of(ClampMode.CURRENT_CLAMP);
    }

    @Override
    public List<SweepInfo> voltageClampSweeps() {
      return of(ClampMode.VOLTAGE_CLAMP);
    }

    private List<SweepInfo> of(ClampMode mode) {
      return sweeps.stream().map(Sweep::info).filter(info -> info.clampMode() == mode).toList();
    }

    @Override
    public OptionalDouble biasPicoamps(SweepInfo sweep) {
      return Double.isNaN(biasPicoamps) ? OptionalDouble.empty() : OptionalDouble.of(biasPicoamps);
    }

    @Override
    public Sweep load(SweepInfo sweep) {
      if (!readable) {
        throw new SweepRefusedException(
            source(), new Finding("broken", Severity.SWEEP_SKIPPED, sweep.location(), "damaged"));
      }
      return sweeps.get(sweep.number());
    }

    @Override
    public String source() {
      return "made up";
    }

    @Override
    public String id() {
      return "made up";
    }

    @Override
    public Subject subject() {
      return Subject.unknown();
    }

    @Override
    public List<Finding> findings() {
      return List.of();
    }

    @Override
    public void close() {}
  }
}
