package org.patchbridge.table.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.dataset.Species;

/** Oracle: the published human table, which has both widths of every cell. */
class WidthTransformOracleTest {
  private static final Path TABLE = Path.of("../../shared/data/human_gaba/ephys_features.csv");
  private static final WantedFeature WIDTH =
      new WantedFeature("ap_rheo", new Column("width_rheo", "s"), Optional.empty());

  private static FamilyBlock width(String rest) {
    ColumnMapping mapping =
        ColumnMapping.parse(
            "human.yaml",
            "format: 1\ncell: specimen_id\nfeatures:\n"
                + "  - {feature: ap_rheo.width_rheo, unit: s, column: "
                + rest
                + "}");
    return MappedTable.of(TABLE, mapping, List.of(WIDTH), Species.HUMAN).cohort().families().get(0);
  }

  /** Median size of the difference to IPFX's width, as a share of it. */
  private static double difference(FamilyBlock measured, FamilyBlock width) {
    return UsualRange.medianOf(
        IntStream.range(0, width.cells())
            .mapToDouble(cell -> Math.abs(measured.value(cell, 0) / width.value(cell, 0) - 1))
            .filter(Double::isFinite)
            .toArray());
  }

  @Test
  void widthAboveThresholdBecomesThatOfIpfx() {
    assumeTrue(Files.exists(TABLE), "needs the shared table human_gaba");
    FamilyBlock width = width("width_rheo");
    FamilyBlock asItIs = width("width_suprathresh_rheo");
    FamilyBlock converted =
        width(
            "width_suprathresh_rheo, transform: width-at-half-prominence, with: {amplitude:"
                + " peak_deltav_rheo, trough: fast_trough_deltav_rheo, upstroke: upstroke_rheo,"
                + " downstroke: downstroke_rheo}");

    assertThat(difference(asItIs, width)).isBetween(0.18, 0.20);
    assertThat(difference(converted, width)).isBetween(0.01, 0.02);
  }
}
