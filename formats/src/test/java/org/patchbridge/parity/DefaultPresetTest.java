package org.patchbridge.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.patchbridge.family.CellExtraction;
import org.patchbridge.family.FamilyVector;
import org.patchbridge.family.Preset;

/** What the default preset promises, on every golden edge cell. */
class DefaultPresetTest {
  /** Holds noise sweeps only: there is nothing to be had. */
  private static final String NOTHING = "edge_noise_only";

  static Stream<String> edgeCells() {
    return Golden.isThere()
        ? Golden.cells().stream().filter(cell -> cell.startsWith("edge_"))
        : Stream.of("none");
  }

  @ParameterizedTest
  @MethodSource("edgeCells")
  void noCellIsLostWholeAndEachAbsenceHasItsReason(String cell) {
    assumeTrue(Golden.isThere(), "reference numbers are missing: " + Golden.ROOT);

    CellExtraction ours = ParityTable.extract(cell, Preset.DEFAULT);

    assertThat(ours.refusal().isPresent()).isEqualTo(cell.equals(NOTHING));
    List<FamilyVector> vectors = List.copyOf(ours.families().values());
    assertThat(vectors).hasSameSizeAs(Preset.DEFAULT.families());
    assertThat(vectors.stream().anyMatch(v -> v instanceof FamilyVector.Present))
        .isEqualTo(!cell.equals(NOTHING));
    for (FamilyVector vector : vectors) {
      if (vector instanceof FamilyVector.Absent absent) {
        assertThat(absent.reason()).isNotBlank().isNotEqualTo("not computed");
      } else if (vector instanceof FamilyVector.Present present) {
        for (int k = 0; k < present.values().length; k++) {
          assertThat(Float.isFinite(present.values()[k]) || present.estimated().get(k)).isTrue();
        }
      }
    }
  }
}
