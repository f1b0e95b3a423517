package org.patchbridge.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.table.schema.TableSchema;

/**
 * The aligned features against a second computation that shares no code with the import: it splits
 * the CSV text itself and takes every rule from {@code feature_mapping.csv}, where they are written
 * as sentences. The mapping also states how many cells have each feature, with 5th percentile,
 * median and 95th, to five digits.
 */
class AlignedFeaturesOracleTest {
  private static final Pattern SESSION = Pattern.compile("ses-(\\d+)");

  @ParameterizedTest
  @CsvSource({
    "allen-aligned-mouse, mouse_v1, mouse_column, ID, mouse",
    "allen-aligned-human, human_gaba, human_column, specimen_id, human"
  })
  void everyValueFollowsTheMapping(
      String schema, String folder, String column, String id, String species) throws IOException {
    Path data = SharedData.folder(folder);
    List<Map<String, String>> rules = parse(SharedData.folder("feature_mapping.csv"));
    Map<String, Map<String, String>> source = new HashMap<>();
    for (Map<String, String> row : parse(data.resolve("ephys_features.csv"))) {
      Matcher session = SESSION.matcher(row.get(id));
      source.put(session.find() ? session.group(1) : row.get(id), row);
    }
    if (species.equals("mouse")) {
      addViewer(data, source);
    }

    Imported imported = Imported.of(allCells(schema, data));

    assertThat(imported.columns.keySet())
        .containsExactlyInAnyOrderElementsOf(
            rules.stream().map(rule -> rule.get("aligned")).toList());
    for (Map<String, String> rule : rules) {
      FamilyBlock family = imported.families.get(rule.get("aligned"));
      int position = imported.columns.get(rule.get("aligned"));
      assertThat(family.name()).isEqualTo(rule.get("family"));
      assertThat(family.columns().get(position).unit())
          .isEqualTo(rule.get("unit").replace("Ohm", "Ω"));
      double[] expected = new double[family.cells()];
      double[] actual = new double[family.cells()];
      for (int cell = 0; cell < family.cells(); cell++) {
        Map<String, String> row = source.get(imported.ids.get(cell));
        expected[cell] = expected(rule, rule.get(column), species, row);
        actual[cell] = family.value(cell, position);
      }
      assertThat(actual).as(rule.get("aligned")).isEqualTo(expected);
      List<Double> present = DoubleStream.of(actual).filter(x -> !Double.isNaN(x)).boxed().toList();
      checkAgainstStatedDistribution(rule, species, present);
    }
  }

  /** The mapping calls the viewer's tables ACE; their rows name the specimen, not the session. */
  private static void addViewer(Path data, Map<String, Map<String, String>> source)
      throws IOException {
    Map<String, Map<String, String>> ofSpecimen = new HashMap<>();
    for (Map<String, String> row : parse(data.resolve("metadata.csv"))) {
      Map<String, String> features = source.get(row.get("ephys_session_id"));
      ofSpecimen.put(row.get("cell_specimen_id"), features);
    }
    for (Map<String, String> row : parse(data.resolve("viewer_ephys.csv"))) {
      ofSpecimen.get(row.get("Cell ID")).put("ACE: AP width (ms)", row.get("AP width (ms)"));
    }
    for (Map<String, String> row : parse(data.resolve("viewer_metadata.csv"))) {
      String rise = row.get("AP maximum rate of rise (Upstroke) (mV/ms)");
      ofSpecimen.get(row.get("Cell ID")).put("ACE: AP maximum rate of rise", rise);
    }
  }

  /** All cells with a value, labelled or not, because the mapping's counts are of all cells. */
  private static ImportedCohort allCells(String name, Path folder) {
    TableSchema schema = TableSchema.shipped(name);
    return SchemaImport.with(
            new TableSchema(
                schema.name(),
                schema.description(),
                schema.species(),
                schema.files(),
                schema.absent(),
                schema.donor(),
                schema.condition(),
                Optional.empty(),
                schema.families(),
                schema.covariates()))
        .read(folder);
  }

  private record Imported(
      List<String> ids, Map<String, FamilyBlock> families, Map<String, Integer> columns) {
    static Imported of(ImportedCohort imported) {
      Map<String, FamilyBlock> families = new HashMap<>();
      Map<String, Integer> columns = new LinkedHashMap<>();
      for (FamilyBlock family : imported.cohort().families()) {
        for (int i = 0; i < family.width(); i++) {
          families.put(family.columns().get(i).name(), family);
          columns.put(family.columns().get(i).name(), i);
        }
      }
      return new Imported(
          imported.cohort().cells().stream().map(cell -> cell.id()).toList(), families, columns);
    }
  }

  /** NaN where the rule makes the value absent, or its source is not among the tables. */
  private static double expected(
      Map<String, String> rule, String formula, String species, Map<String, String> row) {
    String transform = rule.get("transform");
    double value;
    if (formula.startsWith("-(ACE upstroke)/")) {
      double upstroke = number(row.get("ACE: AP maximum rate of rise"));
      double ratio = number(row.get(formula.substring(formula.indexOf('/') + 1)));
      // The ratio's own rule; the mapping counts 4,216 cells, without the one that it excludes.
      value = ratio > 0 && ratio < 15 ? -upstroke / ratio : Double.NaN;
    } else if (formula.contains(" - ")) {
      String[] sides = formula.split(" - ");
      value = number(row.get(sides[0])) - number(row.get(sides[1]));
    } else {
      value = number(row.get(formula));
    }
    if (species.equals("mouse") && transform.contains("ms/1000")) {
      value = value / 1000;
    }
    if (species.equals("mouse") && transform.contains("minus 0.5 s")) {
      value = value - 0.5;
    }
    boolean impossible =
        (transform.contains("<=0 -> NaN") && value <= 0)
            || (transform.contains(">150 ms -> NaN") && value > 0.150)
            || (transform.contains(">=1 -> NaN") && value >= 1)
            || (transform.contains("outside (0,15) -> NaN") && (value <= 0 || value >= 15))
            || (transform.contains("0.1-4 ms -> NaN") && (value < 0.0001 || value > 0.004));
    return impossible ? Double.NaN : value;
  }

  private static double number(String text) {
    return text == null || text.isEmpty() ? Double.NaN : Double.parseDouble(text);
  }

  private static void checkAgainstStatedDistribution(
      Map<String, String> rule, String species, List<Double> present) {
    List<Double> sorted = present.stream().sorted().toList();
    String name = rule.get("aligned");
    assertThat(sorted).as(name).hasSize(Integer.parseInt(rule.get(species + "_n")));
    checkQuantile(sorted, 0.05, rule.get(species + "_p5"), name);
    checkQuantile(sorted, 0.5, rule.get(species + "_median"), name);
    checkQuantile(sorted, 0.95, rule.get(species + "_p95"), name);
  }

  /** Linear interpolation between order statistics; the mapping rounds to 5 significant digits. */
  private static void checkQuantile(List<Double> sorted, double p, String stated, String name) {
    double at = p * (sorted.size() - 1);
    int low = (int) at;
    double above = sorted.get(Math.min(low + 1, sorted.size() - 1));
    double quantile = sorted.get(low) + (at - low) * (above - sorted.get(low));
    double expected = Double.parseDouble(stated);
    assertThat(quantile).as(name).isCloseTo(expected, within(Math.abs(expected) * 6e-5 + 1e-12));
  }

  /** Fields may be quoted; none of these tables has a quoted line break. */
  private static List<Map<String, String>> parse(Path file) throws IOException {
    List<List<String>> lines = Files.readAllLines(file).stream().map(line -> split(line)).toList();
    List<Map<String, String>> rows = new ArrayList<>();
    for (List<String> line : lines.subList(1, lines.size())) {
      Map<String, String> row = new HashMap<>();
      for (int i = 0; i < line.size(); i++) {
        row.put(lines.get(0).get(i), line.get(i));
      }
      rows.add(row);
    }
    return rows;
  }

  private static List<String> split(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (char c : line.toCharArray()) {
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }
}
