package org.patchbridge.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.patchbridge.dataset.Species;
import org.patchbridge.family.CellExtraction;
import org.patchbridge.family.FamilyVector;
import org.patchbridge.family.Preset;
import org.patchbridge.family.ScalarFeature;
import org.patchbridge.family.ScalarRole;
import org.patchbridge.family.recipe.CellFeatures;
import org.patchbridge.nwb.write.ClampedSweep;
import org.patchbridge.nwb.write.NwbSession;
import org.patchbridge.nwb.write.NwbWriter;
import org.patchbridge.reader.RecordingReader;
import org.patchbridge.recording.Recording;
import org.patchbridge.recording.Sweep;
import org.patchbridge.recording.SweepInfo;
import org.patchbridge.stimulus.StimulusOntology;

/**
 * What a model may see of a cell does not depend on when its stimuli start, how long the sweeps go
 * on around them, and what the clock of the file shows. The baseline that features are taken from
 * (0.2 s before a step and after it, 0.05 s after a pulse or a ramp) is left in every cut.
 */
class SweepClockTest {
  /**
   * Samples stay the same; what is left is the rounding of times, which are index over rate, and of
   * the derivative's filter, whose ends move. s, mV, Hz and so on, relative to the value.
   */
  private static final double ROUNDING = 1e-6;

  private static List<SimulatedCell> cells;
  private static List<CellExtraction> usual;

  @TempDir private static Path folder;

  @BeforeAll
  static void recordSomeCells() {
    SimulationSettings settings = SimulationSettings.defaults().withRampShare(1);
    CellSimulator simulator = CellSimulator.with(settings);
    cells = StudyPlan.of(Species.MOUSE, 2, settings).stream().map(simulator::simulate).toList();
    usual = cells.stream().map(cell -> extracted(write(cell, new Change(0, 0), 0))).toList();
  }

  /**
   * Seconds taken from or added to the begin of a sweep, and to its end. A sweep of a ramp goes on
   * for 0.2 s after it and loses 0.14 s at most.
   */
  record Change(double before, double after) {}

  static Stream<Change> changes() {
    return Stream.of(
        new Change(-0.3, 0),
        new Change(-0.12345, 0),
        new Change(1.7, 0),
        new Change(-0.3, -0.55),
        new Change(0.4, 0.6));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void featuresDoNotDependOnWhatSurroundsTheStimulus(Change change) {
    for (int k = 0; k < cells.size(); k++) {
      CellExtraction other = extracted(write(cells.get(k), change, 0));

      assertThat(other.usedSweeps()).isEqualTo(usual.get(k).usedSweeps());
      assertSameFeatures(other, usual.get(k));
    }
  }

  @Test
  void featuresDoNotDependOnTheClockOfTheFile() {
    for (double starting : new double[] {1e6, -3}) {
      CellExtraction other = extracted(write(cells.get(0), new Change(0, 0), starting));

      assertSameFeatures(other, usual.get(0));
    }
  }

  @Test
  void timesOnTheSweepsClockMoveWithTheStimulusAndAreNoFeatures() {
    CellExtraction later = extracted(write(cells.get(0), new Change(0.25, 0), 0));

    Map<String, ScalarFeature> times = times(usual.get(0));
    assertThat(times)
        .containsKeys(
            "threshold_t_rheo", "peak_t_hero", "fast_trough_t_short_square", "trough_t_ramp");
    times.forEach(
        (name, time) ->
            time.value()
                .ifPresent(
                    seconds ->
                        assertThat(later.scalars().get(name).value().orElseThrow())
                            .as(name)
                            .isCloseTo(seconds + 0.25, within(1e-9))));
  }

  private static Map<String, ScalarFeature> times(CellExtraction cell) {
    Map<String, ScalarFeature> times = new TreeMap<>(cell.scalars());
    times.values().removeIf(scalar -> scalar.role() == ScalarRole.FEATURE);
    return times;
  }

  private static void assertSameFeatures(CellExtraction other, CellExtraction usual) {
    assertThat(other.scalars().size()).as("scalars").isEqualTo(usual.scalars().size());
    usual
        .scalars()
        .forEach(
            (name, scalar) -> {
              if (scalar.role() == ScalarRole.FEATURE) {
                assertClose(
                    other.cell() + " " + name,
                    other.scalars().get(name).value().orElse(Double.NaN),
                    scalar.value().orElse(Double.NaN));
              }
            });
    usual
        .families()
        .forEach(
            (name, family) -> {
              float[] expected = values(family);
              float[] found = values(other.families().get(name));
              assertThat(found).as(name).hasSameSizeAs(expected);
              for (int k = 0; k < expected.length; k++) {
                assertClose(other.cell() + " " + name + "[" + k + "]", found[k], expected[k]);
              }
            });
  }

  private static float[] values(FamilyVector family) {
    return family instanceof FamilyVector.Present present ? present.values() : new float[0];
  }

  private static void assertClose(String what, double found, double expected) {
    if (Double.isNaN(expected)) {
      assertThat(found).as(what).isNaN();
    } else {
      assertThat(found).as(what).isCloseTo(expected, within(ROUNDING * (1 + Math.abs(expected))));
    }
  }

  private static CellExtraction extracted(Path file) {
    try (Recording recording = RecordingReader.open(file)) {
      return CellFeatures.extract(recording, Preset.DEFAULT, StimulusOntology.builtIn());
    }
  }

  /** The cell's file with sweeps cut, or gone on with for the potential they begin or end with. */
  private static Path write(SimulatedCell cell, Change change, double starting) {
    Path file = folder.resolve(cell.id() + ".nwb");
    NwbSession session =
        new NwbSession(
            cell.id(), cell.id(), "cut", Instant.EPOCH, cell.subject(), "simulated", "simulated");
    try (NwbWriter writer = NwbWriter.create(file, session)) {
      for (SweepInfo info : cell.sweeps()) {
        Sweep sweep = cell.load(info);
        int before = (int) Math.round(change.before() * info.samplingRateHz());
        double longest = info.stimulusCode().equals("X7Ramp") ? 0.14 : Double.MAX_VALUE;
        int after = (int) Math.round(Math.max(change.after(), -longest) * info.samplingRateHz());
        int rest = (int) Math.round(0.3 * info.samplingRateHz());
        writer.add(
            new ClampedSweep(
                info.number(),
                info.stimulusCode(),
                0,
                info.samplingRateHz(),
                starting + info.number() * 20,
                0,
                0,
                changed(sweep.millivolts(), sweep.millivolts(), before, after, rest),
                changed(new double[2 * rest], sweep.picoamps(), before, after, rest)));
      }
      writer.finish();
    }
    return file;
  }

  /**
   * Cut at the begin and the end, or longer: what is added before stands between test pulse and
   * stimulus. Of {@code added} the samples from 0.3 to 0.5 s are taken, where the cell rests, again
   * and again.
   *
   * @param rest sample at 0.3 s
   */
  private static float[] changed(
      double[] added, double[] samples, int before, int after, int rest) {
    float[] changed = new float[samples.length + before + after];
    for (int k = 0; k < changed.length; k++) {
      boolean isInserted = before > 0 && k >= rest && k < rest + before;
      int at = before > 0 && k < rest ? k : k - before;
      changed[k] =
          (float)
              (isInserted || at >= samples.length ? added[rest + k % (2 * rest / 3)] : samples[at]);
    }
    return changed;
  }
}
