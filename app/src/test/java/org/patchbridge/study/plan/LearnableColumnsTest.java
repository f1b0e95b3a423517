package org.patchbridge.study.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.Species;
import org.patchbridge.extraction.FeatureColumns;
import org.patchbridge.extraction.FileOutcome;
import org.patchbridge.extraction.RecordedCell;
import org.patchbridge.extraction.RecordingFile;
import org.patchbridge.family.Preset;
import org.patchbridge.family.ScalarDictionary;
import org.patchbridge.family.recipe.CellFeatures;
import org.patchbridge.simulate.CellSimulator;
import org.patchbridge.simulate.SimulatedCell;
import org.patchbridge.simulate.SimulationSettings;
import org.patchbridge.simulate.StudyPlan;
import org.patchbridge.stimulus.StimulusOntology;
import org.patchbridge.work.InputException;

/** Times on the sweep's clock reach no model of recordings. */
class LearnableColumnsTest {
  private static FileOutcome.Extracted extracted;

  @BeforeAll
  static void recordACell() {
    SimulationSettings settings =
        SimulationSettings.defaults()
            .withSamplingRateHz(25_000)
            .withStepsAboveRheobasePicoamps(List.of(20, 40))
            .withRampShare(0);
    SimulatedCell cell =
        CellSimulator.with(settings).simulate(StudyPlan.of(Species.MOUSE, 1, settings).get(0));
    extracted =
        new FileOutcome.Extracted(
            new RecordingFile(Path.of("cell.nwb").toAbsolutePath(), 1, "2026-01-01T00:00:00Z"),
            cell.id(),
            cell.subject(),
            List.of(),
            CellFeatures.extract(cell, Preset.DEFAULT, StimulusOntology.builtIn()),
            true);
  }

  private static Cohort cohort(RecordedCell.SweepTimes times) {
    return RecordedCell.cohort(extracted, Species.MOUSE, times);
  }

  private static List<String> scalars(Cohort cohort) {
    return cohort.families().stream()
        .filter(family -> family.name().equals(FeatureColumns.SCALARS))
        .flatMap(family -> family.columns().stream())
        .map(Column::name)
        .toList();
  }

  @Test
  void featuresOfARecordingHoldDelaysAndNoTimesOfTheClock() {
    Cohort cohort = cohort(RecordedCell.SweepTimes.LEFT_OUT);

    assertThat(scalars(cohort))
        .contains("latency_rheo", "latency_short_square", "peak_delay_hero", "trough_delay_rheo")
        .noneMatch(ScalarDictionary::isSweepTime);
    LearnableColumns.require(cohort);
  }

  @Test
  void cohortOfAnEarlierVersionIsToBeMadeAgain() {
    Cohort old = cohort(RecordedCell.SweepTimes.KEPT);

    assertThat(scalars(old)).contains("threshold_t_rheo", "peak_t_short_square");
    assertThatThrownBy(() -> LearnableColumns.require(old))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("threshold_t_rheo")
        .hasMessageContaining("again");
  }
}
