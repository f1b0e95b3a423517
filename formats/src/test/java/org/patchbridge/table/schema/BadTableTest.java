package org.patchbridge.table.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.patchbridge.table.SchemaImport;
import org.patchbridge.table.SmallTables;
import org.patchbridge.table.TableLimits;

/** What real CSV files do wrong, and the message a user gets. */
class BadTableTest {
  @TempDir Path folder;

  static Stream<Arguments> brokenTables() {
    return Stream.of(
        arguments("empty file", "", "features.csv: the file is empty (0 bytes)"),
        arguments("only blank lines", "\n\n", "features.csv: there is no header line"),
        arguments("only a header", "cell,tau,rest\n", "a header but no row below it"),
        arguments(
            "another delimiter",
            "cell;tau;rest\n1;2;3\n",
            "features.csv, line 1: the header is one field that contains ';'; set the file's"
                + " delimiter to ';'"),
        arguments(
            "tabs",
            "cell\ttau\trest\n1\t2\t3\n",
            "line 1: the header is one field that contains 'tab'"),
        arguments(
            "missing column",
            "cell,tau_ms,rest\n1,2,3\n",
            "line 1, column 'tau': the table has no such column; the nearest name is 'tau_ms'"),
        arguments(
            "missing column unlike any other",
            "cell,resistance,rest\n1,2,3\n",
            "column 'tau': the table has no such column; it has: cell, resistance, rest"),
        arguments(
            "header name twice",
            "cell,tau,rest,tau\n1,2,3,4\n",
            "line 1, column 'tau': the name stands twice in the header, as column 2 and 4"),
        arguments(
            "text in a number",
            "cell,tau,rest\n1,2,3\n2,fast,3\n",
            "features.csv, line 3, column 'tau': 'fast' is not a number"),
        arguments(
            "number with a unit",
            "cell,tau,rest\n1,2 ms,3\n",
            "line 2, column 'tau': '2 ms' is not a number"),
        arguments(
            "Java's own number forms", "cell,tau,rest\n1,0x1p3,3\n", "'0x1p3' is not a number"),
        arguments("Java's suffixes", "cell,tau,rest\n1,2d,3\n", "'2d' is not a number"),
        arguments("thousands", "cell,tau,rest\n1,\"1,234.5\",3\n", "'1,234.5' is not a number"),
        arguments(
            "decimal comma",
            "cell,tau,rest\n1,\"2,5\",3\n",
            "'2,5' is not a number; it has a decimal comma: set the file's decimal to comma"),
        arguments(
            "spreadsheet error",
            "cell,tau,rest\n1,#DIV/0!,3\n",
            "'#DIV/0!' is not a number; it is a spreadsheet's error value"),
        arguments(
            "disagreeing duplicate",
            "cell,tau,rest\n1,2,3\n2,2,3\n1,2,4\n",
            "line 4, column 'rest': cell '1' stands here and in line 2 with '3' there and '4'"
                + " here; remove one of the rows"),
        arguments(
            "row too short",
            "cell,tau,rest\n1,2,3\n2,2\n",
            "features.csv, line 3: the row has 2 fields, the header has 3; the row may be cut off"),
        arguments(
            "row too long",
            "cell,tau,rest\n1,2,3,4\n",
            "line 2: the row has 4 fields, the header has 3; quote fields that contain"),
        arguments(
            "quote without partner",
            "cell,tau,rest\n1,2,3\n2,\"2,3\n3,2,3\n",
            "features.csv, line 3: Unclosed quoted field"),
        arguments(
            "text after a quote", "cell,tau,rest\n1,\"2\"x,3\n", "line 2: Unexpected character"),
        arguments("empty id", "cell,tau,rest\n,2,3\n", "line 2, column 'cell': the id is empty"),
        arguments(
            "id that lost digits",
            "cell,tau,rest\n5.67738E+08,2,3\n",
            "line 2, column 'cell': id '5.67738E+08' is in scientific notation and may have lost"
                + " digits; correct the id (export id columns as text)"),
        arguments(
            "NUL byte",
            "cell,tau,rest\n1,2,3\n2,\0,3\n",
            "features.csv, line 3: a NUL byte: this is a binary or damaged file"),
        arguments("spreadsheet file", "PK\3\4xl/workbook", "this is a zip container"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("brokenTables")
  void brokenTableIsRefusedWithItsPlaceAndFact(String name, String csv, String message) {
    SmallTables tables = SmallTables.in(folder).features(csv);

    assertThatThrownBy(tables::read)
        .isInstanceOf(TableException.class)
        .hasMessageContaining(tables.featuresFile().toString())
        .hasMessageContaining(message);
  }

  static Stream<Arguments> oddButReadable() {
    return Stream.of(
        arguments("byte order mark", "\uFEFF" + SmallTables.FEATURES),
        arguments("CR LF", SmallTables.FEATURES.replace("\n", "\r\n")),
        arguments("lone CR", SmallTables.FEATURES.replace('\n', '\r')),
        arguments("no last line end", SmallTables.FEATURES.strip()),
        arguments("blank lines", SmallTables.FEATURES.replace("\n", "\n\n  \n")),
        arguments("spaces around names", SmallTables.FEATURES.replace("tau", " tau ")),
        arguments("spaces around values", SmallTables.FEATURES.replace("12.5", " 12.5 ")),
        arguments("quoted", SmallTables.FEATURES.replace("12.5", "\"12.5\"")),
        arguments("ids as floats", SmallTables.FEATURES.replace("\n2,", "\n2.0,")),
        arguments(
            "column nobody asked for",
            SmallTables.FEATURES.replaceAll("(?m)$(?!\\z)", ",x").replaceFirst(",x", ",note")),
        arguments("nameless columns", SmallTables.FEATURES.replaceAll("(?m)$(?!\\z)", ",,")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("oddButReadable")
  void oddButUnambiguousTableIsReadAsMeant(String name, String csv) {
    double[] plain = SmallTables.in(folder).read().cohort().matrix().values();

    double[] odd = SmallTables.in(folder).features(csv).read().cohort().matrix().values();

    assertThat(odd).containsExactly(plain);
  }

  @Test
  void semicolonTableWithDecimalCommasIsReadWhereTheSchemaSaysSo() {
    SmallTables tables =
        SmallTables.in(folder)
            .features("cell;tau;rest\n1;12,5;-70\n2;20;-65,5\n3;8;-60\n")
            .schemaWith(
                "path: features.csv",
                "path: features.csv\n    delimiter: semicolon\n    decimal: comma");

    assertThat(tables.read().cohort().matrix().values())
        .containsExactly(0.0125, -70, 0.02, -65.5, 0.008, -60);
  }

  @Test
  void lineNumbersCountPhysicalLinesBehindQuotedLineBreaks() {
    SmallTables tables =
        SmallTables.in(folder).features("cell,tau,rest,note\n1,2,3,\"a\nb\nc\"\n2,x,3,d\n");

    assertThatThrownBy(tables::read).hasMessageContaining("line 5, column 'tau': 'x'");
  }

  @Test
  void otherEncodingsAreNamed() {
    SmallTables tables = SmallTables.in(folder);
    byte[] latin = "cell,tau,rest\n1,2,3\n\u00b5,2,3\n".getBytes(StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> tables.features(latin).read())
        .hasMessageContaining("line 3: byte 0xb5 is not valid UTF-8; save the file as UTF-8");
    assertThatThrownBy(
            () -> tables.features("\uFEFFcell".getBytes(StandardCharsets.UTF_16LE)).read())
        .hasMessageContaining("the text is UTF-16");
  }

  @Test
  void missingFilesAndFoldersAreNamed() throws IOException {
    SmallTables tables = SmallTables.in(folder);
    SchemaImport reader = SchemaImport.with(TableSchema.parse("small.yaml", tables.yaml()));
    Path absent = folder.resolve("absent.csv");

    assertThatThrownBy(
            () -> reader.read(Map.of("features", absent, "metadata", folder.resolve("m.csv"))))
        .hasMessage(absent + ": there is no such file; check the path");
    assertThatThrownBy(() -> reader.read(Map.of("features", folder, "metadata", absent)))
        .hasMessageContaining("this is a folder; name the CSV file inside it");
    assertThatThrownBy(() -> reader.read(Map.of("features", tables.featuresFile())))
        .hasMessageContaining("the file 'metadata' was not given");
    assertThatThrownBy(() -> reader.read(Map.of("labels", tables.featuresFile())))
        .hasMessageContaining("the schema has no file 'labels'; it has features, metadata");
    assertThatThrownBy(() -> reader.read(tables.featuresFile()))
        .hasMessageContaining("this is not a folder");
    Files.delete(tables.featuresFile());
    assertThatThrownBy(() -> reader.read(folder)).hasMessageContaining("there is no such file");
  }

  static Stream<Arguments> limits() {
    TableLimits usual = TableLimits.defaults();
    return Stream.of(
        arguments(
            new TableLimits(45, 9, 99, 999, 99),
            "features.csv: the file has 46 bytes, the limit is 45"),
        arguments(new TableLimits(999, 2, 99, 999, 99), "line 1"),
        arguments(new TableLimits(999, 9, 4, 999, 99), "line 3"),
        arguments(new TableLimits(999, 9, 9, 13, 99), "line 3"),
        arguments(new TableLimits(999, 9, 9, 99, 8), "line 4: more than 8 values"),
        arguments(new TableLimits(usual.bytes(), 3, 9, 17, 9), ""));
  }

  @ParameterizedTest
  @MethodSource("limits")
  void tableBeyondALimitIsRefusedBeforeItIsHeldInMemory(TableLimits limits, String message) {
    SmallTables tables =
        SmallTables.in(folder).features("cell,tau,rest\n1,2,3\n2,222222222,-60.000\n3,2,3\n");
    SchemaImport reader =
        SchemaImport.with(TableSchema.parse("small.yaml", tables.yaml())).with(limits);

    if (message.isEmpty()) {
      assertThat(reader.read(folder).cohort().size()).isEqualTo(3);
    } else {
      assertThatThrownBy(() -> reader.read(folder))
          .isInstanceOf(TableException.class)
          .hasMessageContaining(message);
    }
  }
}
