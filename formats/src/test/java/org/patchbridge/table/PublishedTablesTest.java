package org.patchbridge.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.CohortSummary;
import org.patchbridge.dataset.CohortSummary.OfClass;
import org.patchbridge.dataset.CohortSummary.OfFamily;
import org.patchbridge.dataset.Exclusion;
import org.patchbridge.table.schema.TableSchema;

/**
 * What the shipped schemas make of the published tables. The expected counts were taken from the
 * tables with Python's csv module, independently of this code.
 */
class PublishedTablesTest {

  @Test
  void mouseTableGivesFiveClassesAndCountsWhatIsLeftOut() {
    Cohort mouse = read("allen-mouse-v1", "mouse_v1").cohort();

    assertThat(perClass(mouse))
        .isEqualTo(Map.of("Sst", 1824L, "Pvalb", 888L, "Vip", 797L, "Lamp5", 477L, "Sncg", 235L));
    assertThat(CohortSummary.of(mouse).classes())
        .extracting(OfClass::donors)
        .containsExactly(208, 362, 89, 454, 275);
    assertThat(leftOut(mouse))
        .isEqualTo(
            Map.of(
                "Serpinf1 is no class of the task (too few cells)", 47L,
                "Meis2 is no class of the task (too few cells)", 1L,
                "label is none of the schema's classes", 1L,
                "unlabelled", 165L));
  }

  /**
   * Six cells have no feature but those of the viewer, which lacks 35 of the 4,221 labelled ones.
   */
  @Test
  void viewerTablesAreJoinedBySpecimenWhereTheyAreThere(@TempDir Path folder) throws IOException {
    Path data = SharedData.folder("mouse_v1");
    for (String table : List.of("ephys_features.csv", "metadata.csv")) {
      Files.copy(data.resolve(table), folder.resolve(table));
    }
    TableSchema schema = TableSchema.shipped("allen-mouse-v1");
    ImportedCohort with = SchemaImport.with(schema).read(data);
    Cohort without = SchemaImport.with(schema).read(folder).cohort();

    assertThat(with.warnings()).isEmpty();
    assertThat(with.cohort().size()).isEqualTo(4221);
    assertThat(without.size()).isEqualTo(4215);
    assertThat(leftOut(without)).containsEntry("no feature has a value", 6L);
    assertThat(reasons(without))
        .containsEntry("the viewer table was not given", 4 * 4215)
        .containsEntry("the viewer_metadata table was not given", 2 * 4215);
    assertThat(reasons(with.cohort()))
        .containsEntry("no row in the viewer_metadata table", 2 * 35)
        .containsEntry("impossible: width_rheo above 0.004 s", 2)
        .containsEntry("impossible: downstroke_rheo at or above -5 V/s", 1);
  }

  @Test
  void humanTableGivesFourClassesInTwoConditions() {
    ImportedCohort imported = read("allen-human-gaba", "human_gaba");
    Cohort human = imported.cohort();

    assertThat(perClass(human))
        .isEqualTo(Map.of("Pvalb", 369L, "Sst", 155L, "Vip", 111L, "Lamp5", 67L));
    assertThat(leftOut(human))
        .isEqualTo(Map.of("no row in the features table", 74L, "no feature has a value", 2L));
    OfClass lamp5 = CohortSummary.of(human).classes().get(0);
    assertThat(lamp5.conditions().get("acute").cells()).isEqualTo(43);
    assertThat(lamp5.conditions().get("culture").cells()).isEqualTo(24);
    assertThat(imported.warnings())
        .singleElement()
        .extracting(TableWarning::fact)
        .asString()
        .startsWith("cell '819133824' stands here and in line ");
  }

  @Test
  void alignedTablesShareFeaturesAndClasses() {
    Cohort mouse = read("allen-aligned-mouse", "mouse_v1").cohort();
    Cohort human = read("allen-aligned-human", "human_gaba").cohort();

    assertThat(mouse.matrix().columns()).hasSize(30).isEqualTo(human.matrix().columns());
    assertThat(mouse.matrix().familyOfColumn()).isEqualTo(human.matrix().familyOfColumn());
    assertThat(mouse.classes()).isEqualTo(human.classes());
    assertThat(perClass(mouse))
        .isEqualTo(Map.of("Sst", 1824L, "Pvalb", 888L, "Vip", 797L + 235L, "Lamp5", 477L));
  }

  @Test
  void impossibleValuesAreAbsentAndCounted() {
    Cohort mouse = read("allen-mouse-v1", "mouse_v1").cohort();
    Cohort human = read("allen-human-gaba", "human_gaba").cohort();

    assertThat(reasons(mouse))
        .containsEntry("impossible: tau above 0.15 s", 1)
        .containsKey("impossible: slow_trough_delay_ramp at or below 0 s")
        .containsKey("impossible: latency_short_square below 0 s")
        .doesNotContainKey("not measured");
    assertThat(reasons(human))
        .containsEntry("impossible: input_resistance at or below 0 MΩ", 2)
        .containsEntry("impossible: upstroke_downstroke_ratio_short_square at or below 0 ratio", 1);
    assertThat(mouse.matrix().width()).isEqualTo(49);
    assertThat(human.matrix().width()).isEqualTo(93);
  }

  private static Map<String, Integer> reasons(Cohort cohort) {
    Map<String, Integer> reasons = new TreeMap<>();
    for (OfFamily family : CohortSummary.of(cohort).families()) {
      family.reasons().forEach((reason, count) -> reasons.merge(reason, count, Integer::sum));
    }
    return reasons;
  }

  private static ImportedCohort read(String schema, String folder) {
    return SchemaImport.with(TableSchema.shipped(schema)).read(SharedData.folder(folder));
  }

  private static Map<String, Long> perClass(Cohort cohort) {
    return count(cohort.cells().stream().map(Cell::subclass).map(label -> label.orElse("")));
  }

  private static Map<String, Long> leftOut(Cohort cohort) {
    return count(cohort.exclusions().stream().map(Exclusion::reason));
  }

  private static Map<String, Long> count(Stream<String> words) {
    return words.collect(
        Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
  }
}
