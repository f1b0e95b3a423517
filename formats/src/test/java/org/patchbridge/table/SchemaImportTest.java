package org.patchbridge.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.Exclusion;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.dataset.Species;
import org.patchbridge.table.schema.SncgPolicy;
import org.patchbridge.table.schema.TableSchema;

class SchemaImportTest {
  @TempDir Path folder;

  @Test
  void cellsAreJoinedByIdInTheOrderOfTheFirstFile() {
    Cohort cohort =
        SmallTables.in(folder)
            .metadata("type,donor,cell\nSst,b,3\nSst,a,1\nPvalb,a,2\n")
            .read()
            .cohort();

    assertThat(cohort.cells())
        .containsExactly(cell("1", "a", "Sst"), cell("2", "a", "Pvalb"), cell("3", "b", "Sst"));
    assertThat(cohort.matrix().values()).containsExactly(0.0125, -70, 0.02, -65.5, 0.008, -60);
    assertThat(cohort.matrix().columns().get(0).unit()).isEqualTo("s");
  }

  private static Cell cell(String id, String donor, String subclass) {
    return new Cell(id, Species.MOUSE, Optional.of(donor), Optional.of(subclass), Optional.empty());
  }

  @Test
  void sixtyFourBitIdsKeepEveryDigitEvenWhereOneTableWritesThemAsFloats() {
    Cohort cohort =
        SmallTables.in(folder)
            .features("cell,tau,rest\n9007199254740993.0,1,2\n9007199254740992,3,4\n")
            .metadata("cell,donor,type\n9007199254740992,a,Sst\n9007199254740993,b,Pvalb\n")
            .read()
            .cohort();

    assertThat(cohort.cells())
        .containsExactly(
            cell("9007199254740993", "b", "Pvalb"), cell("9007199254740992", "a", "Sst"));
  }

  @Test
  void rowsThatOnlyOneTableHasAreLeftOutAndCounted() {
    Cohort cohort =
        SmallTables.in(folder)
            .features(SmallTables.FEATURES + "7,1,2\n")
            .metadata(SmallTables.METADATA + "8,c,Pvalb\n9,c,Meis2\n")
            .read()
            .cohort();

    assertThat(cohort.size()).isEqualTo(3);
    assertThat(cohort.exclusions())
        .containsExactly(
            new Exclusion("7", Optional.empty(), "no row in the metadata table"),
            new Exclusion("8", Optional.of("Pvalb"), "no row in the features table"),
            new Exclusion("9", Optional.of("Meis2"), "no row in the features table"));
  }

  @Test
  void absentValuesCarryTheirReason() {
    FamilyBlock passive =
        SmallTables.in(folder)
            .features("cell,tau,rest\n1,,-70\n2,NaN,inf\n3,200,1e999\n4,-1,5\n5,0,6\n")
            .metadata(SmallTables.METADATA + "4,b,Sst\n5,b,Sst\n")
            .read()
            .cohort()
            .families()
            .get(0);

    assertThat(passive.cells()).isEqualTo(3);
    assertThat(passive.absenceReason(0, 0)).isEqualTo("empty in the table");
    assertThat(passive.absenceReason(1, 0)).isEqualTo("impossible: tau at or below 0 s");
    assertThat(passive.absenceReason(2, 0)).isEqualTo("impossible: tau at or below 0 s");
    assertThat(passive.isPresent(0, 1)).isTrue();
  }

  @Test
  void cellWithoutAnyValueIsLeftOut() {
    Cohort cohort =
        SmallTables.in(folder)
            .features("cell,tau,rest\n1,,\n2,NA,inf\n3,200,-60\n")
            .read()
            .cohort();

    assertThat(cohort.cells()).extracting(Cell::id).containsExactly("3");
    assertThat(cohort.families().get(0).absenceReason(0, 0))
        .isEqualTo("impossible: tau above 0.15 s");
    assertThat(cohort.exclusions())
        .containsExactly(
            new Exclusion("1", Optional.of("Sst"), "no feature has a value"),
            new Exclusion("2", Optional.of("Pvalb"), "no feature has a value"));
  }

  @Test
  void numberBeyondSinglePrecisionIsAbsentAndWarnedOf() {
    ImportedCohort imported =
        SmallTables.in(folder).features("cell,tau,rest\n1,12.5,-1e39\n2,20,3e38\n3,8,-60\n").read();
    FamilyBlock passive = imported.cohort().families().get(0);

    assertThat(passive.isPresent(0, 1)).isFalse();
    assertThat(passive.absenceReason(0, 1)).isEqualTo("beyond the range of numbers");
    assertThat(passive.value(1, 1)).isEqualTo(3e38);
    assertThat(imported.warnings())
        .singleElement()
        .satisfies(
            warning ->
                assertThat(warning.message())
                    .contains("family 'passive'", "above 3.4e38, count as absent: 1"));
  }

  @Test
  void infiniteAndAbsentTextsAreToldApart() {
    FamilyBlock passive =
        SmallTables.in(folder)
            .features("cell,tau,rest\n1,inf,1\n2,NA,1\n3,1e400,1\n")
            .read()
            .cohort()
            .families()
            .get(0);

    assertThat(passive.absenceReason(0, 0)).isEqualTo("infinite in the table");
    assertThat(passive.absenceReason(1, 0)).isEqualTo("'NA' in the table");
    assertThat(passive.absenceReason(2, 0)).isEqualTo("infinite in the table");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "from: tau, minus: rest              | 82.5",
        "from: tau, minus: 0.5               | 12",
        "from: tau, over: rest               | -0.17857142857142858",
        "from: tau, times: -1                | -12.5",
        "from: rest, minus: tau, over: 1000  | -0.0825",
        "from: rest, minus: 30, over: tau, times: 2 | -16",
      })
  void expressionIsSubtractionThenDivisionThenFactor(String expression, double expected) {
    Cohort cohort =
        SmallTables.in(folder)
            .schemaWith("{name: rest, unit: mV}", "{name: new, unit: u, " + expression + "}")
            .read()
            .cohort();

    assertThat(cohort.families().get(0).value(0, 1)).isEqualTo(expected);
  }

  @Test
  void divisionByZeroIsAbsent() {
    FamilyBlock passive =
        SmallTables.in(folder)
            .features("cell,tau,rest\n1,1,0\n2,1,2\n3,,2\n")
            .schemaWith("{name: rest, unit: mV}", "{name: r, unit: '', from: tau, over: rest}")
            .schemaWith(", valid: {above: 0, at-most: 0.15}", "")
            .read()
            .cohort()
            .families()
            .get(0);

    assertThat(passive.absenceReason(0, 1)).isEqualTo("division by 0");
    assertThat(passive.value(1, 1)).isEqualTo(0.5);
  }

  @Test
  void agreeingDuplicateIsTakenOnceWithAWarning() {
    ImportedCohort imported =
        SmallTables.in(folder).metadata(SmallTables.METADATA + "1,a,Sst\n").read();

    assertThat(imported.cohort().size()).isEqualTo(3);
    assertThat(imported.warnings())
        .extracting(TableWarning::message)
        .containsExactly(
            folder.resolve("metadata.csv")
                + ", line 5, column 'cell': cell '1' stands here and in line 2; the first row is"
                + " taken");
  }

  @Test
  void schemaDecidesAboutDuplicates() {
    SmallTables tables = SmallTables.in(folder).metadata(SmallTables.METADATA + "1,a,Pvalb\n");

    assertThatThrownBy(tables::read)
        .hasMessageContaining("line 5, column 'type'")
        .hasMessageContaining("with 'Sst' there and 'Pvalb' here");
    assertThat(
            tables
                .schemaWith("path: metadata.csv", "path: metadata.csv\n    duplicates: first")
                .read()
                .cohort()
                .cells()
                .get(0)
                .subclass())
        .contains("Sst");
    SmallTables agreeing = SmallTables.in(folder).metadata(SmallTables.METADATA + "1,a,Sst\n");
    assertThatThrownBy(
            () ->
                agreeing
                    .schemaWith("path: metadata.csv", "path: metadata.csv\n    duplicates: refuse")
                    .read())
        .hasMessageContaining("cell '1' stands here and in line 2");
  }

  @Test
  void labelsThatAreNoClassAreLeftOutWithTheirReason() {
    Cohort cohort =
        SmallTables.in(folder)
            .metadata("cell,donor,type\n1,a,Meis2 x\n2,a,NULL\n3,b,Sst Chodl\n")
            .schemaWith("classes:", "take: first-word\n  leave-out: {Meis2: too few}\n  classes:")
            .read()
            .cohort();

    assertThat(cohort.cells()).containsExactly(cell("3", "b", "Sst"));
    assertThat(cohort.exclusions())
        .containsExactly(
            new Exclusion("1", Optional.of("Meis2"), "too few"),
            new Exclusion("2", Optional.empty(), "unlabelled"));
  }

  @Test
  void labelTheSchemaDoesNotNameIsLeftOutOrRefused() {
    SmallTables tables =
        SmallTables.in(folder).metadata("cell,donor,type\n1,a,sst\n2,a,Sst\n3,,\n");

    assertThat(tables.read().cohort().exclusions())
        .contains(new Exclusion("1", Optional.of("sst"), "label is none of the schema's classes"));
    assertThatThrownBy(() -> tables.schemaWith("classes:", "other: refuse\n  classes:").read())
        .hasMessageContaining("line 2, column 'type': label 'sst' is not named in the schema");
  }

  @Test
  void unlabelledCellsAreKeptForPrediction() {
    Cohort cohort =
        SmallTables.in(folder)
            .metadata("cell,donor,type\n1,a,Sst\n2,,\n3,b,\n")
            .schemaWith("classes:", "unlabelled: keep\n  classes:")
            .read()
            .cohort();

    assertThat(cohort.labels()).containsExactly(0, -1, -1);
    assertThat(cohort.cellsWithoutDonor()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"VIP, Vip", "LAMP5, Lamp5", "KEEP, Sncg"})
  void sncgPolicyDecidesWhereSncgCellsGo(SncgPolicy policy, String expected) {
    assertThat(withSncg(policy).cells().get(0).subclass()).contains(expected);
  }

  @Test
  void droppedSncgCellsAreCounted() {
    assertThat(withSncg(SncgPolicy.DROP).exclusions())
        .containsExactly(new Exclusion("1", Optional.of("Sncg"), "Sncg is dropped (sncg: drop)"));
  }

  private Cohort withSncg(SncgPolicy policy) {
    SmallTables tables =
        SmallTables.in(folder)
            .metadata("cell,donor,type\n1,a,Sncg\n2,a,Pvalb\n3,b,Sst\n")
            .schemaWith("Pvalb: Pvalb", "Pvalb: Pvalb, Sncg: Sncg");
    return SchemaImport.with(TableSchema.parse("small.yaml", tables.yaml()))
        .with(policy)
        .read(folder)
        .cohort();
  }

  @Test
  void tablesThatLabelACellDifferentlyNeedAChoice() {
    SmallTables tables =
        SmallTables.in(folder)
            .features("cell,tau,rest,class\n1,1,2,Sst\n2,1,2,Sst\n3,1,2,\n")
            .schemaWith("classes:", "also: [class]\n  classes:");

    assertThatThrownBy(tables::read)
        .hasMessageContaining("features.csv, line 3, column 'class': cell '2' is 'Sst' here but")
        .hasMessageContaining("'Pvalb' in " + folder.resolve("metadata.csv"))
        .hasMessageContaining("set the label's on-conflict to first or leave-out");
    assertThat(tables.schemaWith("classes:", "on-conflict: first\n  classes:").read().cohort())
        .extracting(cohort -> cohort.cells().get(1).subclass().orElseThrow())
        .isEqualTo("Pvalb");
    Cohort left =
        tables.schemaWith("classes:", "on-conflict: leave-out\n  classes:").read().cohort();
    assertThat(left.exclusions())
        .containsExactly(
            new Exclusion("2", Optional.empty(), "labelled differently in two tables"));
  }

  @Test
  void optionalTableFillsItsFeaturesWhereItIsGiven() {
    SmallTables tables =
        SmallTables.in(folder)
            .schemaWith(
                "donor:", "  extra: {path: extra.csv, optional: true, id: {column: id}}\ndonor:")
            .schemaWith(
                "{name: rest, unit: mV}",
                "{name: width, unit: s, from: {file: extra, column: width}}");

    FamilyBlock without = tables.read().cohort().families().get(0);
    tables.write("extra.csv", "id,width\n1,0.5\n2,\n99,1\n".getBytes(StandardCharsets.UTF_8));
    ImportedCohort with = tables.read();
    FamilyBlock given = with.cohort().families().get(0);

    assertThat(without.absenceReason(0, 1)).isEqualTo("the extra table was not given");
    assertThat(given.value(0, 1)).isEqualTo(0.5);
    assertThat(given.absenceReason(1, 1)).isEqualTo("empty in the table");
    assertThat(given.absenceReason(2, 1)).isEqualTo("no row in the extra table");
    assertThat(with.warnings())
        .extracting(TableWarning::fact)
        .containsExactly("1 of 3 ids are not among the cells");
  }

  @Test
  void speciesAndConditionCanStandInTheTable() {
    SmallTables tables =
        SmallTables.in(folder)
            .metadata(
                "cell,donor,type,kind,kept\n1,a,Sst,human,acute\n2,a,Sst,Mouse,\n3,b,Sst,rat,\n")
            .schemaWith("species: mouse", "species: {file: metadata, column: kind}")
            .schemaWith("label:", "condition: {file: metadata, column: kept}\nlabel:");

    assertThatThrownBy(tables::read)
        .hasMessageContaining("line 4, column 'kind': species is 'rat'; known are mouse and human");
    tables.features("cell,tau,rest\n1,2,3\n2,2,3\n");
    List<Cell> cells = tables.read().cohort().cells();
    assertThat(cells).extracting(Cell::species).containsExactly(Species.HUMAN, Species.MOUSE);
    assertThat(cells.get(0).condition()).contains("acute");
    assertThat(cells.get(1).condition()).isEmpty();
  }

  @Test
  void importNamesItsSourcesWithTheirDigests() {
    // printf 'cell,tau,rest\n1,12.5,-70\n2,20,-65.5\n3,8,-60\n' | sha256sum
    assertThat(SmallTables.in(folder).read().sources())
        .contains(
            new SourceTable(
                "features",
                folder.resolve("features.csv"),
                "0d02b8f67d04b5350745226835b49ae71f3b280659eedcc45c471490ff856abc",
                3));
  }

  @Test
  void timesOnTheSweepsClockAreLeftOutAndDifferencesStay() throws IOException {
    Path schema = folder.resolve("clock.yaml");
    Files.writeString(
        folder.resolve("cells.csv"),
        "cell,threshold_t_ramp,peak_t_ramp,tau\n1,1.5,1.501,0.01\n2,2.5,2.502,0.02\n");
    Files.writeString(
        schema,
        """
        format: 1
        name: clock
        description: times
        species: mouse
        files:
          cells: {path: cells.csv, id: {column: cell}}
        families:
          - family: spike
            columns:
              - {name: threshold_t_ramp, unit: s}
              - {name: renamed, unit: s, from: peak_t_ramp}
              - {name: peak_delay, unit: s, from: peak_t_ramp, minus: threshold_t_ramp}
          - family: nothing_else
            columns:
              - {name: peak_t_ramp, unit: s}
          - family: passive
            columns:
              - {name: tau, unit: s}
        """);

    ImportedCohort imported = SchemaImport.with(TableSchema.read(schema)).read(folder);

    assertThat(imported.cohort().matrix().columns())
        .extracting(Column::name)
        .containsExactly("peak_delay", "tau");
    assertThat(imported.warnings())
        .extracting(TableWarning::message)
        .anyMatch(told -> told.contains("threshold_t_ramp, renamed are times on the sweep's clock"))
        .anyMatch(told -> told.contains("peak_t_ramp is a time on the sweep's clock"));
  }

  @Test
  void noShippedSchemaHasATimeOnTheSweepsClock() {
    for (String name : TableSchema.shippedNames()) {
      List<TableWarning> warnings = new ArrayList<>();
      SweepTimeColumns.leftOut(name, TableSchema.shipped(name).families(), warnings);
      assertThat(warnings).as(name).isEmpty();
    }
  }
}
