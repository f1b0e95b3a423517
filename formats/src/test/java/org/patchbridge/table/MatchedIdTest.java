package org.patchbridge.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.table.schema.TableException;
import org.patchbridge.table.schema.TableSchema;

/** A table whose ids are those that a column of another table states. */
class MatchedIdTest {
  private static final String WIDTHS = "number,width\n902.0,0.4\n901,0.3\n";

  @TempDir Path folder;
  private SmallTables tables;

  @BeforeEach
  void writeTables() {
    tables =
        SmallTables.in(folder)
            .metadata("cell,donor,type,number\n1,a,Sst,901\n2,a,Pvalb,902\n3,b,Sst,\n")
            .write("widths.csv", WIDTHS.getBytes(StandardCharsets.UTF_8))
            .schemaWith(
                "donor: {file",
                "  widths:\n"
                    + "    path: widths.csv\n"
                    + "    optional: true\n"
                    + "    id: {column: number, matches: {file: metadata, column: number}}\n"
                    + "donor: {file")
            .schemaWith(
                "- {name: rest, unit: mV}",
                "- {name: width, unit: ms, from: {file: widths, column: width}}");
  }

  private SmallTables widths(String text) {
    return tables.write("widths.csv", text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void rowsAreFoundThroughTheOtherTable() {
    FamilyBlock passive = tables.read().cohort().families().get(0);

    assertThat(passive.value(0, 1)).isEqualTo(0.3);
    assertThat(passive.value(1, 1)).isEqualTo(0.4);
    assertThat(passive.absenceReason(2, 1)).isEqualTo("no row in the widths table");
    assertThat(tables.read().warnings()).isEmpty();
  }

  @Test
  void idsThatMatchNoCellAreWarnedOf() {
    assertThat(widths(WIDTHS + "77,0.5\n").read().warnings())
        .singleElement()
        .extracting(TableWarning::message)
        .isEqualTo(
            folder.resolve("widths.csv") + ", column 'number': 1 of 3 ids are not among the cells");
  }

  @Test
  void aRequiredTableThatIsMatchedLeavesOutCellsItDoesNotHave() {
    assertThat(tables.schemaWith("    optional: true\n", "").read().cohort().exclusions())
        .singleElement()
        .satisfies(
            exclusion -> {
              assertThat(exclusion.cellId()).isEqualTo("3");
              assertThat(exclusion.reason()).isEqualTo("no row in the widths table");
            });
  }

  @Test
  void twoRowsOfOneCellAreFoundUnderWhateverIdsTheyHave() {
    assertThatThrownBy(() -> widths(WIDTHS + "901.0,0.35\n").read())
        .isInstanceOf(TableException.class)
        .hasMessageContaining("line 4, column 'width': cell '1' stands here and in line 3");
  }

  @Test
  void anIdThatIsOfTwoCellsIsRefused() {
    tables.metadata("cell,donor,type,number\n1,a,Sst,901\n2,a,Pvalb,901\n3,b,Sst,\n");

    assertThatThrownBy(() -> tables.read())
        .isInstanceOf(TableException.class)
        .hasMessageContaining("metadata.csv, line 3, column 'number': cells '1' and '2' have the")
        .hasMessageContaining("match a column that tells cells apart");
  }

  @Test
  void anIdThatLostDigitsIsRefused() {
    tables.metadata("cell,donor,type,number\n1,a,Sst,9.01E2\n2,a,Pvalb,902\n3,b,Sst,\n");

    assertThatThrownBy(() -> tables.read())
        .hasMessageContaining("metadata.csv, line 2, column 'number'")
        .hasMessageContaining("scientific notation");
  }

  @Test
  void aTextForNoValueMatchesNothing() {
    tables.metadata("cell,donor,type,number\n1,a,Sst,NA\n2,a,Pvalb,902\n3,b,Sst,NA\n");

    assertThat(tables.read().cohort().families().get(0).absenceReason(0, 1))
        .isEqualTo("no row in the widths table");
  }

  @Test
  void aTableIsNotJoinedThroughOneThatWasNotGiven() throws Exception {
    String yaml =
        tables
            .schemaWith("    path: metadata.csv\n", "    path: metadata.csv\n    optional: true\n")
            .yaml();
    TableSchema schema = TableSchema.parse("small.yaml", yaml);
    Files.delete(folder.resolve("metadata.csv"));

    assertThatThrownBy(() -> SchemaImport.with(schema).read(folder))
        .isInstanceOf(TableException.class)
        .hasMessageContaining("the file 'widths' is joined through 'metadata'");
    assertThat(
            SchemaImport.with(schema)
                .read(Map.of("features", tables.featuresFile()))
                .cohort()
                .exclusions())
        .hasSize(3);
    assertThatThrownBy(
            () ->
                TableSchema.parse(
                    "small.yaml", yaml.replace("widths.csv\n    optional: true\n", "widths.csv\n")))
        .hasMessageContaining("'metadata' is optional, and this file cannot be joined without it")
        .hasMessageContaining("make this file optional, too");
  }
}
