package org.patchbridge.study.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.CellOrigins;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Species;
import org.patchbridge.report.value.DataOrigin;

class RecordedOriginsTest {
  private static final Cell MADE_UP = cell("made up");
  private static final Cell REAL = cell("real");
  private static final Cell UNASKED = cell("of an earlier version");
  private static final RecordedOrigins ORIGINS =
      new RecordedOrigins(Map.of(MADE_UP, true, REAL, false));

  private static Cell cell(String id) {
    return new Cell(id, Species.MOUSE, Optional.empty(), Optional.empty(), Optional.empty());
  }

  @Test
  void recordingThatSaysItWasSimulatedIsWhateverTheUserSays() {
    for (DataOrigin said : DataOrigin.values()) {
      assertThat(ORIGINS.of(List.of(MADE_UP), said)).isEqualTo(CellOrigins.ofSimulated(1));
    }
  }

  @Test
  void otherRecordingIsWhatTheUserSays() {
    assertThat(ORIGINS.of(List.of(REAL, MADE_UP), DataOrigin.OWN).words())
        .isEqualTo("1 simulated, 1 own");
    assertThat(ORIGINS.of(List.of(REAL), DataOrigin.PUBLISHED))
        .isEqualTo(CellOrigins.ofPublished(1));
  }

  @Test
  void recordingThatWasNeverAskedIsNotTakenForTheUsersOwn() {
    assertThat(ORIGINS.of(List.of(UNASKED), DataOrigin.OWN)).isEqualTo(CellOrigins.ofUnrecorded(1));
    assertThat(ORIGINS.of(List.of(UNASKED), DataOrigin.PUBLISHED))
        .isEqualTo(CellOrigins.ofPublished(1));
  }

  @Test
  void extractedCohortOfAnEarlierVersionIsOfUnrecordedOrigin() {
    Cohort extracted = new Cohort("extracted-mouse", List.of(REAL), List.of(), List.of());
    Cohort table = new Cohort("my-table", List.of(REAL), List.of(), List.of());

    assertThat(source("OWN", extracted).origins(1)).isEqualTo(CellOrigins.ofUnrecorded(1));
    assertThat(source("SIMULATED", extracted).origins(1)).isEqualTo(CellOrigins.ofSimulated(1));
    assertThat(source("OWN", table).origins(1)).isEqualTo(CellOrigins.ofOwn(1));
    assertThat(source("PUBLISHED", table).origins(1)).isEqualTo(CellOrigins.ofPublished(1));
  }

  private static CohortSource source(String origin, Cohort cohort) {
    return StoredSource.of(
        "{\"origin\":\"" + origin + "\",\"how\":\"somehow\",\"files\":[],\"notes\":[]}", cohort);
  }

  @Test
  void whatTheUserSaidIsFoundAgainInAMixture() {
    CellOrigins mixture = CellOrigins.ofSimulated(3).plus(CellOrigins.ofPublished(2));
    assertThat(RecordedOrigins.others(mixed(mixture))).isEqualTo(DataOrigin.PUBLISHED);
    assertThat(RecordedOrigins.others(mixed(CellOrigins.ofSimulated(3).plus(CellOrigins.ofOwn(2)))))
        .isEqualTo(DataOrigin.OWN);
    assertThat(RecordedOrigins.others(mixed(CellOrigins.ofSimulated(3))))
        .isEqualTo(DataOrigin.SIMULATED);
  }

  private static CohortSource mixed(CellOrigins counted) {
    return new CohortSource(DataOrigin.SIMULATED, "somehow", List.of(), List.of(), counted);
  }
}
