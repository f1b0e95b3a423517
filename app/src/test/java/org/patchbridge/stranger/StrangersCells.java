package org.patchbridge.stranger;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.dataset.Species;
import org.patchbridge.random.RandomStream;
import org.patchbridge.refit.FeatureSubset;
import org.patchbridge.table.SchemaImport;
import org.patchbridge.table.TablesInFolder;

/**
 * Cells of mouse motor cortex that another laboratory recorded (Scala et al. 2021), the published
 * tables that serve as references, and batches of them.
 */
final class StrangersCells {
  private static final Path TABLES = Path.of("../../shared/data");
  private static final Path MOTOR_CORTEX = TABLES.resolve("mouse_m1");
  static final Set<String> GLUTAMATERGIC = Set.of("IT", "CT", "ET", "NP");

  /** A feature of the reference and how it is computed from a row of the other table. */
  private record Source(String feature, String column, double factor) {}

  private static final List<Source> SOURCES =
      List.of(
          new Source("subthreshold.v_baseline", "Resting membrane potential (mV)", 1),
          new Source("subthreshold.input_resistance", "Input resistance (MOhm)", 1),
          new Source("subthreshold.tau", "Membrane time constant (ms)", 1e-3),
          new Source("subthreshold.sag", "Sag ratio", Double.NaN),
          new Source("excitability.rheobase_i", "Rheobase (pA)", 1),
          new Source("train.latency_rheo", "Latency (ms)", 1e-3),
          new Source("ap_rheo.threshold_v_rheo", "AP threshold (mV)", 1),
          new Source("ap_rheo.peak_deltav_rheo", "AP amplitude (mV)", 1),
          new Source("ap_rheo.fast_trough_deltav_rheo", "Afterhyperpolarization (mV)", 1),
          new Source("ap_rheo.upstroke_downstroke_ratio_rheo", "Upstroke-to-downstroke ratio", 1),
          new Source("ap_kinetics.width_rheo", "AP width (ms)", 1e-3));

  static final List<String> SHARED = SOURCES.stream().map(Source::feature).toList();

  private StrangersCells() {}

  static Cohort published(String schema) {
    assumeTrue(Files.isDirectory(MOTOR_CORTEX), "no ../shared/data/mouse_m1: skipped");
    TablesInFolder.Match match =
        TablesInFolder.discover(TABLES).matches().stream()
            .filter(one -> one.schema().name().equals(schema))
            .findFirst()
            .orElseThrow();
    return SchemaImport.with(match.schema()).read(match.folder()).cohort();
  }

  /** With the subclass as the laboratory wrote it, Sncg counted as Vip. */
  static Cohort motorCortex(Cohort like) throws IOException {
    assumeTrue(Files.isDirectory(MOTOR_CORTEX), "no ../shared/data/mouse_m1: skipped");
    Map<String, NamedCsvRecord> facts = new HashMap<>();
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder()
            .fieldSeparator('\t')
            .ofNamedCsvRecord(MOTOR_CORTEX.resolve("metadata.tsv"))) {
      csv.forEach(row -> facts.put(row.getField("Cell"), row));
    }
    List<Cell> cells = new ArrayList<>();
    List<double[]> values = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder().ofNamedCsvRecord(MOTOR_CORTEX.resolve("ephys_features.csv"))) {
      for (NamedCsvRecord row : csv) {
        NamedCsvRecord fact = facts.get(row.getField("cell id"));
        String family = fact.getField("RNA family");
        cells.add(
            new Cell(
                row.getField("cell id"),
                Species.MOUSE,
                Optional.of(fact.getField("Mouse")),
                Optional.of(family.equals("Sncg") ? "Vip" : family),
                Optional.empty()));
        values.add(SOURCES.stream().mapToDouble(source -> value(source, row)).toArray());
      }
    }
    return cohort(like, cells, values);
  }

  private static double value(Source source, NamedCsvRecord row) {
    String text = row.getField(source.column());
    double number = text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    return Double.isNaN(source.factor()) ? 1 - 1 / number : source.factor() * number;
  }

  private static Cohort cohort(Cohort like, List<Cell> cells, List<double[]> values) {
    List<FamilyBlock> blocks = new ArrayList<>();
    for (FamilyBlock family : FeatureSubset.of(SHARED).of(like).families()) {
      FamilyBlock.Builder block =
          FamilyBlock.builder(family.name(), family.columns(), cells.size());
      for (int column = 0; column < family.width(); column++) {
        int at = SHARED.indexOf(family.name() + "." + family.columns().get(column).name());
        for (int row = 0; row < cells.size(); row++) {
          if (!Double.isNaN(values.get(row)[at])) {
            block.set(row, column, values.get(row)[at]);
          }
        }
      }
      blocks.add(block.build());
    }
    return new Cohort("motor cortex", cells, blocks, List.of());
  }

  static int[] rows(Cohort cohort, Predicate<Cell> wanted) {
    return IntStream.range(0, cohort.size())
        .filter(row -> wanted.test(cohort.cells().get(row)))
        .toArray();
  }

  static int[] ofClass(Cohort cohort, String name) {
    return rows(cohort, cell -> cell.subclass().orElse("").equals(name));
  }

  static int[] drawn(int[] rows, int count, RandomStream random) {
    int[] shuffled = rows.clone();
    random.shuffle(shuffled);
    return Arrays.copyOf(shuffled, Math.min(count, shuffled.length));
  }

  static int[] joined(int[]... parts) {
    return Arrays.stream(parts).flatMapToInt(Arrays::stream).toArray();
  }
}
