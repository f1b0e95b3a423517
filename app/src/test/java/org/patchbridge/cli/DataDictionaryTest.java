package org.patchbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.dictionary.DataDictionary;
import org.patchbridge.dictionary.DataDictionary.Entry;
import org.patchbridge.study.Study;
import org.patchbridge.study.store.StudyStore;

/**
 * docs/data-dictionary.md against the files of a small study: oracle of names and types is DuckDB,
 * which reads the Parquet files. The examples of docs/python-and-r.md are run by Debian's pandas
 * and R, and by DuckDB.
 */
class DataDictionaryTest {
  private static final Path MODEL = Path.of("..", "predict/src/test/resources/bundles/format-4");
  private static final Pattern HEADER = Pattern.compile("'descr': *'([^']+)'");
  private static final Map<String, String> ARRAY_TYPES =
      Map.of("<f4", "float32", "|b1", "bool", "<i8", "int64");

  @TempDir static Path folder;
  private static DataDictionary page;
  private static DataDictionary reading;

  @BeforeAll
  static void aStudyIsExported() throws IOException {
    page = DataDictionary.read();
    reading = DataDictionary.read("python-and-r.md");
    String study = folder.resolve("mine").toString();
    List<String> extraction = new ArrayList<>(List.of("extract"));
    SimulatedRecordings.files().stream()
        .map(Path::toString)
        .filter(file -> file.contains("-simM"))
        .forEach(extraction::add);
    extraction.addAll(
        List.of("--labels", SimulatedRecordings.labels().toString(), "--study", study));
    succeeds(extraction.toArray(String[]::new));
    judge(Files.writeString(folder.resolve("mine.csv"), predictions()));
    addVector();
    for (String format : List.of("csv", "parquet")) {
      export(study, "tables", format);
    }
    export(study, "arrays", "npz");
    export(study, "arrays", "npy");
  }

  /** Without the report that 'evaluate --predictions' writes. */
  private static void judge(Path predictions) {
    try (Study study = Study.openExisting(folder.resolve("mine"))) {
      study.judge(List.of(predictions));
    }
  }

  private static void export(String study, String to, String format) {
    succeeds("export", "--study", study, "--format", format, "--to", folder.resolve(to).toString());
  }

  private static Program.Result succeeds(String... arguments) {
    Program.Result result = Program.run(arguments);
    assertThat(result.exitCode()).as(result.err() + result.out()).isZero();
    return result;
  }

  /** Of another program: every second cell is called rightly. */
  private static String predictions() throws IOException {
    List<String> header =
        List.of(Files.readAllLines(SimulatedRecordings.labels()).get(0).split(","));
    List<List<String>> cells =
        Files.readAllLines(SimulatedRecordings.labels()).stream()
            .map(line -> List.of(line.split(",", -1)))
            .filter(fields -> fields.get(header.indexOf("species")).equals("mouse"))
            .toList();
    int subclass = header.indexOf("subclass");
    List<String> classes =
        cells.stream().map(fields -> fields.get(subclass)).distinct().sorted().toList();
    StringBuilder text = new StringBuilder("cohort,cell_id,run,fold");
    classes.forEach(name -> text.append(",probability ").append(name));
    for (int row = 0; row < cells.size(); row++) {
      text.append("\nextracted-mouse,")
          .append(cells.get(row).get(header.indexOf("id")))
          .append(",0,")
          .append(row % 2);
      int said = (classes.indexOf(cells.get(row).get(subclass)) + row % 2) % classes.size();
      for (int c = 0; c < classes.size(); c++) {
        text.append(c == said ? ",1" : ",0");
      }
    }
    return text.append('\n').toString();
  }

  /** As an attention network would leave it; to train one takes longer than all of this. */
  private static void addVector() {
    try (StudyStore store = StudyStore.open(folder.resolve("mine"))) {
      store.transaction(
          connection -> {
            try (Statement statement = connection.createStatement()) {
              return statement.executeUpdate(
                  "INSERT INTO run_vector SELECT evaluation_id, run, fold, 'tested',"
                      + " 'extracted-mouse', cell_id, [0.5, -1.0]::FLOAT[] FROM prediction"
                      + " JOIN evaluation USING (evaluation_id) JOIN cell USING (cohort_id, cell_row)");
            }
          });
    }
  }

  private static List<Path> tables() throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve("tables"))) {
      return all.filter(file -> file.toString().endsWith(".parquet")).sorted().toList();
    }
  }

  private static String heading(Path table) {
    String name = table.getFileName().toString().replace(".parquet", "");
    return name.startsWith("cohort-") ? "cohort-<NAME>" : name;
  }

  private static List<List<String>> query(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      List<List<String>> rows = new ArrayList<>();
      while (row.next()) {
        List<String> fields = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
          fields.add(row.getString(i));
        }
        rows.add(fields);
      }
      return rows;
    }
  }

  private static String word(String type) {
    return switch (type) {
      case "VARCHAR" -> "text";
      case "TINYINT", "SMALLINT", "INTEGER", "BIGINT" -> "integer";
      case "FLOAT", "DOUBLE" -> "number";
      case "BOOLEAN" -> "boolean";
      default -> type;
    };
  }

  /** Each column is that of one entry, each entry that of a column. */
  private static Map<String, Entry> matched(String heading, List<String> columns) {
    Map<String, Entry> matched = new LinkedHashMap<>();
    for (String column : columns) {
      page.table(heading).stream()
          .filter(entry -> entry.matches(column))
          .findFirst()
          .ifPresent(entry -> matched.put(column, entry));
    }
    assertThat(columns).as("columns of " + heading).isEqualTo(List.copyOf(matched.keySet()));
    assertThat(Set.copyOf(matched.values()))
        .as("what the page has of " + heading)
        .containsExactlyInAnyOrderElementsOf(page.table(heading));
    return matched;
  }

  @Test
  void everyTableOfAStudyIsOnThePageWithItsColumnsAndTypes() throws Exception {
    Set<String> written = new TreeSet<>();
    for (Path table : tables()) {
      written.add(heading(table));
      List<List<String>> columns = query("DESCRIBE SELECT * FROM '" + table + "'");
      Map<String, Entry> entries =
          matched(heading(table), columns.stream().map(column -> column.get(0)).toList());
      assertThat(columns)
          .as(table.toString())
          .allSatisfy(
              column ->
                  assertThat(entries.get(column.get(0)).type())
                      .as(column.get(0))
                      .isEqualTo(word(column.get(1))));
      String csv = Files.readAllLines(Path.of(table.toString().replace(".parquet", ".csv"))).get(0);
      assertThat(csv)
          .isEqualTo(String.join(",", columns.stream().map(column -> column.get(0)).toList()));
    }
    List<String> headings = page.headings();
    assertThat(written)
        .containsExactlyInAnyOrderElementsOf(
            headings.subList(0, headings.indexOf("Arrays of a cohort")));
  }

  @Test
  void noColumnIsEmptyThatThePageSaysNeverIs() throws Exception {
    for (Path table : tables()) {
      for (Entry entry : page.table(heading(table))) {
        if (entry.isNeverEmpty()) {
          assertThat(
                  query("SELECT count(*) - count(\"" + entry.name() + "\") FROM '" + table + "'"))
              .as(table.getFileName() + " " + entry.name())
              .containsExactly(List.of("0"));
        }
      }
    }
  }

  @Test
  void arraysHaveTheTypesOfThePage() throws IOException {
    Map<String, String> written = new LinkedHashMap<>();
    Path file = folder.resolve("arrays/extracted-mouse.npz");
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        written.put(entry.getName().replace(".npy", ""), type(zip));
      }
    }
    Map<String, String> documented = new LinkedHashMap<>();
    page.table("Arrays of a cohort").forEach(entry -> documented.put(entry.name(), entry.type()));
    assertThat(written).isEqualTo(documented);
    for (String name : documented.keySet()) {
      assertThat(folder.resolve("arrays/extracted-mouse." + name + ".npy")).exists();
    }
  }

  private static String type(InputStream array) throws IOException {
    String head = new String(array.readNBytes(128), StandardCharsets.ISO_8859_1);
    Matcher type = HEADER.matcher(head);
    assertThat(type.find()).as(head).isTrue();
    return ARRAY_TYPES.get(type.group(1));
  }

  @Test
  void callsHaveTheColumnsAndKeysOfThePage() throws IOException {
    Path table = Files.writeString(folder.resolve("cells.csv"), "cell,family 0.f0_0\nc1,0.5\n");
    Path calls = folder.resolve("calls.csv");

    Program.Result told =
        succeeds("predict", MODEL + "", table + "", "--json", "--to", calls.toString());

    matched("predict --to FILE", List.of(Files.readAllLines(calls).get(0).split(",")));
    JsonNode json = new ObjectMapper().readTree(told.out());
    Set<String> keys = new TreeSet<>();
    collect("", json.get(0), keys);
    assertThat(keys)
        .isNotEmpty()
        .allSatisfy(key -> assertThat(isDocumented("predict --json", key)).as(key).isTrue());
  }

  @Test
  void proposedColumnsHaveTheKeysOfThePage() throws IOException {
    Path table =
        Files.writeString(
            folder.resolve("proposed.csv"), "cell,donor,family 0.f0_0,mood\nc1,d1,0.5,1\n");

    Program.Result told = succeeds("columns", table + "", "--for", MODEL + "", "--json");

    JsonNode json = new ObjectMapper().readTree(told.out());
    Set<String> keys = new TreeSet<>();
    collect("", json, keys);
    assertThat(keys)
        .contains("features[].feature", "cell", "donor", "missing", "unmatched")
        .allSatisfy(key -> assertThat(isDocumented("columns --json", key)).as(key).isTrue());
    assertThat(json.at("/features/0/column").asText()).isEqualTo("family 0.f0_0");
    assertThat(json.at("/unmatched").toString()).contains("mood");
  }

  @Test
  void shapeOfACloudHasTheColumnsAndKeysOfThePage() throws IOException {
    Path cloud =
        Files.writeString(folder.resolve("cloud.csv"), "x,y\n0,0\n1,0\n1,1\n0,1\n0.5,1.2\n");
    Path to = folder.resolve("shape");

    succeeds(
        "topology",
        "--points",
        cloud.toString(),
        "--draws",
        "3",
        "--permutations",
        "3",
        "--to",
        to.toString());

    List<String> header =
        List.of(Files.readAllLines(to.resolve("diagram-cloud.csv")).get(0).split(","));
    matched("diagram-NAME.csv", header);
    for (String file : List.of("shape", "mapper")) {
      Set<String> keys = new TreeSet<>();
      collect("", new ObjectMapper().readTree(to.resolve(file + "-cloud.json").toFile()), keys);
      assertThat(keys)
          .isNotEmpty()
          .allSatisfy(key -> assertThat(isDocumented(file + "-NAME.json", key)).as(key).isTrue());
    }
  }

  private static boolean isDocumented(String heading, String key) {
    return page.table(heading).stream()
        .anyMatch(
            entry ->
                entry.name().equals(key)
                    || entry.name().startsWith(key + ".")
                    || (entry.type().equals("object") && key.startsWith(entry.name() + ".")));
  }

  private static void collect(String prefix, JsonNode node, Set<String> keys) {
    node.fields()
        .forEachRemaining(
            field -> {
              JsonNode value = field.getValue();
              String key = prefix + field.getKey();
              if (value.isObject()) {
                collect(key + ".", value, keys);
              } else if (value.isArray() && value.path(0).isObject()) {
                value.forEach(each -> collect(key + "[].", each, keys));
              } else if (!value.isArray() || !value.isEmpty()) {
                keys.add(key);
              }
            });
  }

  @Test
  void pandasReadsTheTablesAsThePageShowsAndFindsWhatDuckDbFinds() throws Exception {
    assumeTrue(DebiansPython.has("numpy, pandas"), "Debian's numpy and pandas are not installed");
    String example = reading.examples("pandas", "python").get(0);
    List<List<String>> accuracy = query(inFolder(reading.examples("DuckDB", "sql").get(0)));

    String said =
        python(
            example
                + "print(len(table('cells')), matrix.shape[0],"
                + " int(per_sweep.found.sum()) == len(table('spikes')))\n"
                + "print(float(accuracy.iloc[0]))\n");

    assertThat(said.split("\\s+")).containsExactly("8", "8", "True", accuracy.get(0).get(3));
    assertThat(accuracy).hasSize(1);
  }

  @Test
  void numpyReadsTheArraysAsThePageShows() throws Exception {
    assumeTrue(DebiansPython.has("numpy, pandas"), "Debian's numpy and pandas are not installed");

    String said =
        python(
            reading.examples("NumPy", "python").get(0)
                + "print(X.shape[:2], len(labels), labels.count(None), np.isfinite(first).any())\n");

    assertThat(said).isEqualToIgnoringWhitespace("(8, 12) 8 0 True");
  }

  @Test
  void duckDbReadsTheTablesAsThePageShows() throws Exception {
    List<List<String>> tau = query(inFolder(reading.examples("DuckDB", "sql").get(1)));

    assertThat(tau).isNotEmpty().allSatisfy(row -> assertThat(row.get(1)).isEqualTo("s"));
    assertThat(tau.stream().map(row -> row.get(0)).toList()).isSorted();
  }

  @Test
  void whatIsNotRunSaysSo() throws IOException {
    String text = Files.readString(Path.of("..", "docs", "python-and-r.md"));

    assertThat(reading.examples("polars", "python")).hasSize(1);
    assertThat(Arrays.stream(text.split("### ")).filter(each -> each.startsWith("polars")))
        .hasSize(1)
        .allSatisfy(each -> assertThat(each).contains("Not run by the tests here"));
  }

  /** Of every table: its name, rows, and the kind of each column, as a reader says it. */
  private static List<String> tablesAs(Map<String, String> kinds) throws Exception {
    List<String> lines = new ArrayList<>();
    for (Path table : tables()) {
      List<List<String>> columns = query("DESCRIBE SELECT * FROM '" + table + "'");
      lines.add(
          table.getFileName().toString().replace(".parquet", "")
              + " "
              + query("SELECT count(*) FROM '" + table + "'").get(0).get(0)
              + " "
              + String.join(
                  " ", columns.stream().map(column -> kinds.get(word(column.get(1)))).toList()));
    }
    return lines.stream().sorted().toList();
  }

  @Test
  void pandasReadsEveryTableWithTheTypesOfThePage() throws Exception {
    assumeTrue(DebiansPython.has("numpy, pandas"), "Debian's numpy and pandas are not installed");

    String said =
        python(
            reading.examples("pandas", "python").get(0)
                + "for name in resources:\n"
                + "    read = table(name)\n"
                + "    print(name, len(read), *read.dtypes)\n");

    assertThat(said.lines().sorted().toList())
        .isEqualTo(
            tablesAs(
                Map.of(
                    "text", "object",
                    "integer", "Int64",
                    "number", "float64",
                    "boolean", "boolean")));
  }

  @Test
  void readerOfRReadsEveryTableWithTheTypesOfThePage() throws Exception {
    assumeTrue(isInstalled("Rscript"), "R is not installed (apt-get install r-base-core)");
    Path script =
        Files.writeString(
            folder.resolve("read.R"),
            reading.examples("R", "r").get(0)
                + "for (name in unique(dictionary$table)) {\n"
                + "  read <- table_of(name)\n"
                + "  stopifnot(names(read) == dictionary$column[dictionary$table == name])\n"
                + "  cat(\"table\", name, nrow(read), sapply(read, class), fill = 1e6)\n"
                + "}\n"
                + "cat(\"right\", sum(predictions$predicted == predictions$subclass), \"\\n\")\n"
                + "cat(\"nan\", sum(is.nan(table_of(\"family_vectors\")$value)), \"\\n\")\n");

    String said = run("Rscript", "--vanilla", script.toString());

    assertThat(said.lines().filter(line -> line.startsWith("table ")).sorted().toList())
        .as(said)
        .isEqualTo(
            tablesAs(
                    Map.of(
                        "text", "character",
                        "integer", "numeric",
                        "number", "numeric",
                        "boolean", "logical"))
                .stream()
                .map(line -> "table " + line)
                .toList());
    assertThat(said.lines().map(String::strip))
        .contains(
            "right "
                + query(
                        inFolder(
                            "SELECT count(*) FROM 'tables/predictions.parquet'"
                                + " WHERE predicted = subclass"))
                    .get(0)
                    .get(0),
            "nan "
                + query(
                        inFolder(
                            "SELECT count(*) FROM 'tables/family_vectors.parquet'"
                                + " WHERE isnan(value)"))
                    .get(0)
                    .get(0));
  }

  @Test
  void whatIsBesideTheTablesDescribesEveryColumn() throws Exception {
    JsonNode described =
        new ObjectMapper().readTree(folder.resolve("tables/datapackage.json").toFile());
    List<String> ofThePackage = new ArrayList<>();
    for (JsonNode table : described.path("resources")) {
      Path file = folder.resolve("tables").resolve(table.path("path").asText());
      List<String> names = table.path("schema").path("fields").findValuesAsText("name");
      assertThat(Files.readAllLines(file).get(0)).isEqualTo(String.join(",", names));
      for (JsonNode field : table.path("schema").path("fields")) {
        ofThePackage.add(
            String.join(
                "|",
                table.path("name").asText(),
                field.path("name").asText(),
                field.path("type").asText().replace("string", "text"),
                field.path("unit").asText(),
                field.path("description").asText()));
      }
    }

    List<String> ofTheDictionary =
        query(
                inFolder(
                    "SELECT concat_ws('|', \"table\", \"column\", type, coalesce(unit, ''), meaning)"
                        + " FROM read_csv('tables/data-dictionary.csv', all_varchar = true)"))
            .stream()
            .map(row -> row.get(0))
            .toList();

    assertThat(ofThePackage)
        .isEqualTo(ofTheDictionary)
        .contains(
            "cells|donor|text||animal or patient",
            "cohort-extracted-mouse|first_ap_v.first_ap_v[0]|number|mV|the measured value");
    assertThat(described.path("resources")).hasSize(tables().size());
    matched(
        "data-dictionary",
        List.of(
            Files.readAllLines(folder.resolve("tables/data-dictionary.csv")).get(0).split(",")));
  }

  private static String inFolder(String sql) {
    return sql.replace("'tables/", "'" + folder + "/tables/");
  }

  private static String python(String script) throws IOException, InterruptedException {
    return run(DebiansPython.PROGRAM, "-c", script);
  }

  private static boolean isInstalled(String program) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
  }

  private static String run(String... command) throws IOException, InterruptedException {
    return DebiansPython.run(folder, Map.of(), command);
  }
}
