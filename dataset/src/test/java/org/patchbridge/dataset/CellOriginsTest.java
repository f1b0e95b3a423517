package org.patchbridge.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CellOriginsTest {

  @Test
  void cellsOfOneOriginAreNamedByIt() {
    assertThat(CellOrigins.ofSimulated(60).cellsInWords("mouse "))
        .isEqualTo("60 simulated mouse cells");
    assertThat(CellOrigins.ofPublished(3699).cellsInWords("")).isEqualTo("3,699 published cells");
  }

  @Test
  void mixtureSaysHowManyAreFromWhere() {
    CellOrigins mixed = CellOrigins.ofSimulated(60).plus(CellOrigins.ofOwn(12));

    assertThat(mixed.words()).isEqualTo("60 simulated, 12 own");
    assertThat(mixed.cellsInWords("mouse ")).isEqualTo("72 mouse cells (60 simulated, 12 own)");
    assertThat(mixed.areAllSimulated()).isFalse();
    assertThat(mixed.areAllReal()).isFalse();
  }

  @Test
  void originThatWasNotRecordedIsSaidAndCountsAsNeither() {
    CellOrigins unknown = CellOrigins.ofUnrecorded(7);

    assertThat(unknown.cellsInWords("human ")).isEqualTo("7 human cells (origin not recorded)");
    assertThat(unknown.areAllReal()).isFalse();
    assertThat(unknown.areAllSimulated()).isFalse();
    assertThat(CellOrigins.ofOwn(3).plus(unknown).areAllReal()).isFalse();
  }

  @Test
  void noCellsAreNeitherSimulatedNorReal() {
    assertThat(CellOrigins.ofOwn(0).areAllReal()).isFalse();
    assertThat(CellOrigins.ofSimulated(0).areAllSimulated()).isFalse();
  }

  @Test
  void countBelowZeroIsRefused() {
    assertThatThrownBy(() -> new CellOrigins(0, -1, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1");
  }
}
