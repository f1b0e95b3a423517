package org.patchbridge.table.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.patchbridge.table.ImportedCohort;
import org.patchbridge.table.SchemaImport;
import org.patchbridge.table.SmallTables;

class SchemaParserTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "format: 1 | format: 2 | field format (line 1): format 2 is unknown",
        "name: small | name: | field name (line 2): the text is empty",
        "name: small | title: x | field title (line 2): there is no such field",
        "species: mouse | species: rat | field species (line 3): species is 'rat'",
        "species: mouse | specie: mouse | did you mean 'species'?",
        "path: features.csv | path: '' | field files.features.path (line 6): the text is empty",
        "path: features.csv | path: ../features.csv | field files.features.path (line 6):"
            + " '../features.csv' leads out of the folder that is imported",
        "path: features.csv | path: /etc/passwd | leads out of the folder",
        "path: features.csv | path: 'a\\..\\b.csv' | leads out of the folder",
        "path: metadata.csv | path: m.csv\\n    optional: maybe | 'maybe' is no choice",
        "id: {column: cell} | id: {column: cell, pattern: '('} | not a regular expression",
        "id: {column: cell} | {column: cell} | not valid YAML",
        "id: {column: cell} | id: {column: [cell]} | id.column (line 7): this is a list",
        "file: metadata, column: donor | file: meta, column: donor | no file 'meta' is named",
        "unit: s, | | field families[0].columns[0] (line 18): 'unit' is missing",
        "over: 1000 | over: 0 | families[0].columns[0].over (line 18): 0 leaves no information",
        "over: 1000 | over: .inf | over (line 18): .inf is not a decimal number",
        "over: 1000 | ovre: 1000 | did you mean 'over'?",
        "at-most: 0.15 | at-most: 0 | valid (line 18): no value lies in this range",
        "at-most: 0.15 | at-most: high | at-most (line 18): this is text, it should be a number",
        "name: rest | name: tau | families[0].columns[1] (line 19): feature 'tau' stands twice",
        "Pvalb: Pvalb | Sst: Pvalb | not valid YAML: Duplicate field",
        "classes: {Sst: Sst, Pvalb: Pvalb} | classes: {} | no class is named",
        "classes: | sncg: maybe\\n  classes: | write one of vip, lamp5, drop, keep",
        "classes: | leave-out: {Sst: why}\\n  classes: | 'Sst' is a class and left out",
        "species: mouse | species: &s mouse\\ndescription: *s | line 4: an alias",
        "families: | other: | field other (line 16): there is no such field; known here: format"
      })
  void brokenSchemaIsRefusedWithFieldAndLine(String part, String replacement, String message) {
    String yaml =
        SmallTables.SCHEMA.replace(
            part, replacement == null ? "" : replacement.replace("\\n", "\n"));

    assertThatThrownBy(() -> TableSchema.parse("own.yaml", yaml))
        .isInstanceOf(TableException.class)
        .hasMessageStartingWith("own.yaml, ")
        .hasMessageContaining(message);
  }

  /** The fields of the second file's id, which is matched with a column of another file. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{file: meta, column: n} | files.metadata.id.matches.file (line 10): no file 'meta' is named",
        "{file: metadata, column: n} | no file 'metadata' is named before this one; named are features",
        "cell | files.metadata.id.matches (line 10): this is text, it should be a map",
        "{file: features} | files.metadata.id.matches (line 10): 'column' is missing",
        "{file: features, columns: n} | did you mean 'column'?"
      })
  void anIdIsMatchedWithAColumnOfAnEarlierFile(String matches, String message) {
    String yaml =
        SmallTables.SCHEMA.replace(
            "path: metadata.csv\n    id: {column: cell}",
            "path: metadata.csv\n    id: {column: cell, matches: " + matches + "}");

    assertThatThrownBy(() -> TableSchema.parse("own.yaml", yaml))
        .isInstanceOf(TableException.class)
        .hasMessageStartingWith("own.yaml, ")
        .hasMessageContaining(message);
  }

  @Test
  void theTableOfCellsMatchesNoOther() {
    String yaml =
        SmallTables.SCHEMA.replace(
            "path: features.csv\n    id: {column: cell}",
            "path: features.csv\n    id: {column: cell, matches: {file: metadata, column: n}}");

    assertThatThrownBy(() -> TableSchema.parse("own.yaml", yaml))
        .hasMessageContaining("files.features.id.matches (line 7): the first file is the table of");
  }

  @Test
  void emptyMissingAndUnknownSchemasAreRefused(@TempDir Path folder) {
    assertThatThrownBy(() -> TableSchema.parse("own.yaml", ""))
        .hasMessageContaining("the text is empty");
    assertThatThrownBy(() -> TableSchema.read(folder)).hasMessageContaining("no such schema file");
    assertThatThrownBy(() -> TableSchema.shipped("allen-rat"))
        .hasMessageContaining("choose one of allen-mouse-v1");
    assertThatThrownBy(() -> TableSchema.parse("own.yaml", "[".repeat(400)))
        .isInstanceOf(TableException.class);
  }

  static List<String> shipped() {
    return TableSchema.shippedNames();
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void shippedSchemaIsValidAndGivesEveryPhysicalQuantityAUnit(String name) {
    TableSchema schema = TableSchema.shipped(name);

    assertThat(schema.name()).isEqualTo(name);
    assertThat(schema.donor()).isPresent();
    assertThat(schema.families())
        .allSatisfy(
            family ->
                assertThat(family.features())
                    .allSatisfy(feature -> assertThat(feature.column().unit()).isNotEmpty()));
  }

  /** The manual's examples have to work as printed. */
  @Test
  void workedExampleOfTheManualImportsAsItSays(@TempDir Path folder) throws Exception {
    String manual = Files.readString(Path.of("..", "docs", "schemas.md"));
    List<String> blocks = new ArrayList<>();
    Matcher block = Pattern.compile("(?s)```(?:yaml|csv)\n(.*?)```").matcher(manual);
    while (block.find()) {
      blocks.add(block.group(1));
    }
    Files.writeString(folder.resolve("cells.csv"), blocks.get(0));
    Files.writeString(folder.resolve("animals.csv"), blocks.get(1));
    Path schema = folder.resolve("my-lab.yaml");
    Files.writeString(schema, blocks.get(2));

    ImportedCohort imported = SchemaImport.with(TableSchema.read(schema)).read(folder);

    assertThat(imported.cohort().classes()).containsExactly("Pvalb", "Sst");
    assertThat(imported.cohort().size()).isEqualTo(3);
    assertThat(imported.cohort().exclusions()).hasSize(1);
    assertThat(imported.cohort().families().get(0).absenceReason(2, 1))
        .isEqualTo("impossible: tau above 0.15 s");
  }
}
