package org.patchbridge.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.patchbridge.family.CellExtraction;
import org.patchbridge.family.Preset;
import org.patchbridge.family.ScalarFeature;
import org.patchbridge.table.schema.ColumnRef;
import org.patchbridge.table.schema.FamilyRule;
import org.patchbridge.table.schema.FeatureRule;
import org.patchbridge.table.schema.FeatureRule.Recorded;
import org.patchbridge.table.schema.Measured;
import org.patchbridge.table.schema.TableSchema;

/**
 * Oracle: cell features of IPFX 2.1.2 for every golden cell. Its record is put through the schema
 * as if it were a row of the table; the recording goes through the schema's 'recording' entries.
 */
class RecordedColumnsParityTest {
  /** At 20 kHz the reference's filter is numerical garbage. */
  private static final String GARBAGE = "edge_fs20k";

  private static final List<String> MOUSE = List.of("allen-mouse-v1", "allen-aligned-mouse");

  /** Relative; sums in float32 are reproduced. */
  private static final double TOLERANCE = 1e-6;

  /** The reference steps its fit with a numerical Jacobian. */
  private static final double TAU_TOLERANCE = 1e-4;

  /** The current at threshold over the ramp's slope, s: currents may be stored to 0.03 pA. */
  private static final double RAMP_SECONDS = 0.0015;

  private final List<String> faults = new ArrayList<>();
  private final Set<String> compared = new TreeSet<>();

  @Test
  void everyColumnOfARecordingIsThatOfTheReferencePutThroughTheMouseSchemas() {
    assumeTrue(Golden.isThere(), "reference numbers are missing: " + Golden.ROOT);
    List<FeatureRule> rules =
        MOUSE.stream()
            .flatMap(schema -> rules(schema).stream())
            .filter(RecordedColumnsParityTest::isInTheRecord)
            .toList();
    int cells = 0;
    for (String cell : Golden.cells()) {
      Optional<CellExtraction> ours = extraction(cell);
      if (ours.isPresent() && !cell.equals(GARBAGE)) {
        JsonNode golden = Golden.json(cell, "cell_features.json").get("cell_record");
        rules.forEach(rule -> compare(cell, golden, ours.get(), rule));
        cells++;
      }
    }

    assertThat(faults).isEmpty();
    assertThat(cells).as("cells").isGreaterThanOrEqualTo(39);
    assertThat(compared)
        .containsExactlyInAnyOrderElementsOf(
            rules.stream().map(rule -> rule.column().name()).collect(Collectors.toSet()));
  }

  /** So that what holds of the one holds of the other. */
  @Test
  void alignedSchemasTakeTheSameScalars() {
    assertThat(recorded("allen-aligned-human")).isEqualTo(recorded("allen-aligned-mouse"));
  }

  /** The names of the scalars are those of the human table; see docs/features.md. */
  @Test
  void humanColumnsAreTheScalarsOfTheirNamesOrSayWhyNot() {
    Map<String, Optional<Recorded>> human = recorded("allen-human-gaba");
    human.forEach(
        (name, recorded) -> {
          if (recorded.orElseThrow() instanceof Recorded.Taken taken) {
            assertThat(taken.expression().from().column()).isEqualTo(name);
            assertThat(taken.expression().columns()).hasSize(1);
          }
        });
    assertThat(human).containsAllEntriesOf(recorded("allen-aligned-human"));
    assertThat(
            human.entrySet().stream()
                .filter(entry -> entry.getValue().get() instanceof Recorded.None)
                .map(Map.Entry::getKey))
        .containsExactly("sag_area", "sag_tau", "sag_area_depol", "adp_v_last_rheo");
  }

  private static Map<String, Optional<Recorded>> recorded(String schema) {
    Map<String, Optional<Recorded>> all = new LinkedHashMap<>();
    rules(schema).forEach(rule -> all.put(rule.column().name(), rule.recorded()));
    return all;
  }

  /** Not those of the third table, which the reference does not compute. */
  private static boolean isInTheRecord(FeatureRule rule) {
    return rule.recorded().orElseThrow() instanceof Recorded.Taken
        && rule.expression().columns().stream()
            .allMatch(column -> column.file().equals("features"));
  }

  private void compare(String cell, JsonNode golden, CellExtraction ours, FeatureRule rule) {
    String name = rule.column().name();
    Measured expected = rule.of(column -> measured(Golden.number(golden.get(column.column()))));
    Measured actual = rule.ofRecording(column -> scalar(ours, column));
    if (expected instanceof Measured.Value e && actual instanceof Measured.Value a) {
      if (Math.abs(e.value() - a.value()) > tolerance(name, e.value())) {
        faults.add(cell + " " + name + ": " + a.value() + ", not " + e.value());
      }
      compared.add(name);
    } else if (expected instanceof Measured.Value
        || (actual instanceof Measured.Value && ours.preset() != Preset.DEFAULT)) {
      faults.add(cell + " " + name + ": " + actual + ", not " + expected);
    }
  }

  /** An intended zero may come out as a rounding error of a sum. */
  private static double tolerance(String column, double value) {
    return switch (column) {
      case "latency_ramp" -> RAMP_SECONDS;
      case "tau" -> TAU_TOLERANCE * Math.abs(value);
      default -> Math.max(TOLERANCE * Math.abs(value), 1e-12);
    };
  }

  /** By the preset that is as the reference, or, where both refuse the cell, by the default. */
  private static Optional<CellExtraction> extraction(String cell) {
    return Stream.of(Preset.IPFX, Preset.PAPER, Preset.DEFAULT)
        .map(preset -> ParityTable.extract(cell, preset))
        .filter(each -> each.refusal().isEmpty())
        .findFirst();
  }

  private static List<FeatureRule> rules(String schema) {
    return TableSchema.shipped(schema).families().stream()
        .map(FamilyRule::features)
        .flatMap(List::stream)
        .toList();
  }

  private static Measured scalar(CellExtraction ours, ColumnRef column) {
    return measured(
        Optional.ofNullable(ours.scalars().get(column.column()))
            .map(ScalarFeature::value)
            .map(value -> value.orElse(Double.NaN))
            .orElse(Double.NaN));
  }

  private static Measured measured(double value) {
    return Double.isFinite(value) ? new Measured.Value(value) : new Measured.Missing("none");
  }
}
