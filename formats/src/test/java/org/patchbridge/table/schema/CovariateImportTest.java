package org.patchbridge.table.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.table.ImportedCohort;
import org.patchbridge.table.SmallTables;

class CovariateImportTest {
  private static final String COVARIATES =
      """
      covariates:
        - name: layer
          from: {file: metadata, column: layer}
          type: ordinal
          levels: {2_3: 2.5, 5: 5}
        - {name: tissue, from: {file: metadata, column: tissue}, type: categorical,
           levels: [acute, culture]}
      families:
      """;
  private static final String METADATA =
      "cell,donor,type,layer,tissue\n1,a,Sst,2_3,culture\n2,a,Pvalb,7,acute\n3,b,Sst,,\n";

  @TempDir Path folder;

  private ImportedCohort read(String metadata) {
    return SmallTables.in(folder).metadata(metadata).schemaWith("families:\n", COVARIATES).read();
  }

  @Test
  void levelsBecomeTheNumbersThatTheSchemaGives() {
    ImportedCohort imported = read(METADATA);
    FamilyBlock layer = imported.covariates().all().get(0).block();
    FamilyBlock tissue = imported.covariates().all().get(1).block();

    assertThat(imported.covariates().names()).containsExactly("layer", "tissue");
    assertThat(layer.columns()).containsExactly(new Column("layer", "level"));
    assertThat(layer.value(0, 0)).isEqualTo(2.5);
    assertThat(layer.absenceReason(1, 0)).isEqualTo("a level not in the schema");
    assertThat(layer.absenceReason(2, 0)).isEqualTo("not known");
    assertThat(tissue.columns())
        .extracting(Column::name)
        .containsExactly("tissue=acute", "tissue=culture");
    assertThat(List.of(tissue.value(0, 0), tissue.value(0, 1))).containsExactly(0.0, 1.0);
    assertThat(List.of(tissue.value(1, 0), tissue.value(1, 1))).containsExactly(1.0, 0.0);
    assertThat(tissue.isPresent(2, 0)).isFalse();
  }

  @Test
  void theyAreNoPartOfTheCohortUntilTheyAreAskedFor() {
    ImportedCohort imported = read(METADATA);
    assertThat(imported.cohort().families())
        .extracting(FamilyBlock::name)
        .containsExactly("passive");

    Cohort with = imported.covariates().in(imported.cohort(), List.of("tissue"));

    assertThat(with.families())
        .extracting(FamilyBlock::name)
        .containsExactly("passive", "covariate");
    assertThat(with.families().get(1).width()).isEqualTo(2);
    assertThat(with.cells()).isEqualTo(imported.cohort().cells());
    assertThatThrownBy(() -> imported.covariates().in(imported.cohort(), List.of("depth")))
        .hasMessage("no covariate 'depth'; known are [layer, tissue]");
  }

  @Test
  void aTableWithoutTheColumnIsImportedWithoutTheCovariate() {
    ImportedCohort imported = read(SmallTables.METADATA);
    assertThat(imported.cohort().size()).isEqualTo(3);
    assertThat(imported.covariates().all().get(0).block().absenceCounts())
        .containsEntry("not known", 3);
  }

  @Test
  void brokenCovariatesAreRefusedWithFieldAndLine() {
    assertWrong("type: ordinal", "type: nominal", "write one of ordinal, categorical");
    assertWrong("{2_3: 2.5, 5: 5}", "{5: 5}", "a covariate has two levels or more");
    assertWrong("{2_3: 2.5, 5: 5}", "{2: low, 5: 5}", "should be a number");
    assertWrong("name: tissue", "name: layer", "covariate 'layer' stands twice");
    assertWrong("type: ordinal", "typ: ordinal", "did you mean 'type'?");
  }

  private void assertWrong(String part, String replacement, String message) {
    String yaml = SmallTables.SCHEMA.replace("families:\n", COVARIATES.replace(part, replacement));
    assertThatThrownBy(() -> TableSchema.parse("own.yaml", yaml))
        .isInstanceOf(TableException.class)
        .hasMessageContaining("covariates")
        .hasMessageContaining(message);
  }
}
