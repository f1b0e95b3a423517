package org.patchbridge.table.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.table.recorded.RecordedColumns;
import org.patchbridge.table.recorded.RecordedColumnsText;

/** Which scalar of a recording a column is: as a schema says it, and as it is kept. */
class RecordedColumnsTest {
  private static final List<Column> SCALARS =
      List.of(
          new Column("tau", "s"),
          new Column("peak_v_rheo", "mV"),
          new Column("threshold_v_rheo", "mV"),
          new Column("sag", ""));

  private static TableSchema schema(String... columns) {
    return TableSchema.parse(
        "lab.yaml",
        """
        format: 1
        name: lab
        species: human
        files:
          cells: {path: cells.csv, id: {column: cell}}
        families:
          - family: all
            columns:
        """
            + String.join(
                "", List.of(columns).stream().map(each -> "      - " + each + "\n").toList()));
  }

  private static RecordedColumns columns(String... columns) {
    return RecordedColumns.of(schema(columns)).orElseThrow();
  }

  private static FamilyBlock scalars(double... values) {
    FamilyBlock.Builder block = FamilyBlock.builder("scalars", SCALARS, 1);
    IntStream.range(0, values.length)
        .filter(at -> !Double.isNaN(values[at]))
        .forEach(at -> block.set(0, at, values[at]));
    return block.build();
  }

  @Test
  void recordingGivesTheColumnsInTheirUnitsAndUnderTheirLimits() {
    RecordedColumns columns =
        columns(
            "{name: tau, unit: ms, valid: {at-most: 100}, recording: {from: tau, times: 1000}}",
            "{name: height, unit: mV, recording: {from: peak_v_rheo, minus: threshold_v_rheo}}",
            "{name: sag, unit: ratio, valid: {below: 1}, recording: sag}",
            "{name: rate, unit: Hz, recording: avg_rate_rheo}",
            "{name: depth, unit: µm, recording: {none: a place and no measure}}",
            "{name: other, unit: mV}");

    FamilyBlock cell = columns.of(scalars(0.02, 30, -40, 0.25)).get(0);

    assertThat(cell.value(0, 0)).isEqualTo(20);
    assertThat(cell.value(0, 1)).isEqualTo(70);
    assertThat(cell.value(0, 2)).isEqualTo(0.25);
    assertThat(cell.absenceReason(0, 3)).isEqualTo("not recorded");
    assertThat(cell.absenceReason(0, 4))
        .isEqualTo("no scalar of a recording: a place and no measure");
    assertThat(cell.absenceReason(0, 5)).contains("names no scalar of a recording");
    assertThat(columns.unfillable()).containsExactly("depth", "other");

    FamilyBlock odd = columns.of(scalars(0.2, 30, Double.NaN, 1.5)).get(0);
    assertThat(odd.absenceReason(0, 0)).isEqualTo("impossible: tau above 100 ms");
    assertThat(odd.absenceReason(0, 1)).isEqualTo("not measured");
    assertThat(odd.absenceReason(0, 2)).isEqualTo("impossible: sag at or above 1 ratio");
  }

  @Test
  void schemaThatNamesNoScalarHasNoColumnsOfRecordings() {
    assertThat(RecordedColumns.of(schema("{name: tau, unit: s}"))).isEmpty();
    assertThat(RecordedColumns.shipped("of nobody")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{name: a, unit: s, recording: latency_reho}; no scalar of a recording is called 'latency_reho'; 'latency_rheo'?",
        "{name: a, unit: ms, recording: tau}; tau of a recording is in 's', the column in 'ms'; times: 1000",
        "{name: a, unit: s, recording: threshold_t_rheo}; a time on the sweep's clock; latency_rheo",
        "{name: a, unit: mV, recording: {from: peak_v_rheo, minus: tau}}; tau has another unit; features.md",
        "{name: a, unit: s, recording: {from: tau, ovre: 2}}; there is no such field; 'over'?",
        "{name: a, unit: s, recording: {form: tau}}; there is no such field; 'from'?",
        "{name: a, unit: s, recording: {none: x, from: tau}}; there is no such field; none",
        "{name: a, unit: s, recording: {none: ' '}}; the text is empty; fill it in",
        "{name: a, unit: s, recording: {from: tau, over: 0}}; leaves no information; another",
        "{name: a, unit: s, recording: [tau]}; this is a list; docs/schemas.md",
        "{name: a, unit: s, recording: }; the text is empty; fill it in",
      })
  void badEntryIsRefusedWithItsLineAndARemedy(String column, String fact, String remedy) {
    assertThatThrownBy(() -> schema(column))
        .isInstanceOf(TableException.class)
        .hasMessageContaining("lab.yaml, field families[0].columns[0].recording")
        .hasMessageContaining("(line 9)")
        .hasMessageContaining(fact)
        .hasMessageContaining(remedy);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "allen-mouse-v1",
        "allen-aligned-mouse",
        "allen-human-gaba",
        "allen-aligned-human"
      })
  void everyColumnOfAShippedSchemaSaysWhichScalarItIsOrWhyNone(String name) {
    TableSchema schema = TableSchema.shipped(name);

    assertThat(schema.families().stream().flatMap(family -> family.features().stream()))
        .allMatch(feature -> feature.recorded().isPresent());
    RecordedColumns columns = RecordedColumns.of(schema).orElseThrow();
    for (FamilyRule family : schema.families()) {
      assertThat(
              columns.holdAll(
                  family.name(), family.features().stream().map(FeatureRule::column).toList()))
          .isTrue();
    }
    assertThat(kept(columns)).isEqualTo(withoutTable(columns));
  }

  @Test
  void whatIsKeptIsReadAsItWasWhateverItsNamesAndNumbers() {
    RecordedColumns columns =
        columns(
            "{name: \"a 'b' \\\"c\\\" \\\\ {d}: #e\\n\", unit: '', recording: sag}",
            "{name: '007', unit: '1e3', recording: {from: tau, minus: -1.0e-7, over: 0.1, times: -3}}",
            "{name: n, unit: mV, valid: {above: 1.0e-5, below: 30000000000}, recording: {none: 'true: \"no\"'}}",
            "{name: o, unit: mV, recording: {from: peak_v_rheo, over: sag}}",
            "{name: p, unit: mV}");

    assertThat(kept(columns)).isEqualTo(withoutTable(columns));
  }

  private static RecordedColumns kept(RecordedColumns columns) {
    return withoutTable(RecordedColumnsText.read("kept", RecordedColumnsText.of(columns)));
  }

  /** Where a table has the value is not kept. */
  private static RecordedColumns withoutTable(RecordedColumns columns) {
    Expression none =
        new Expression(
            new ColumnRef("", ""), java.util.Optional.empty(), java.util.Optional.empty(), 1);
    return new RecordedColumns(
        columns.families().stream()
            .map(
                family ->
                    new FamilyRule(
                        family.name(),
                        family.features().stream()
                            .map(
                                rule ->
                                    new FeatureRule(
                                        rule.column(), none, rule.valid(), rule.recorded()))
                            .toList()))
            .toList());
  }

  @Test
  void whatIsNotAKeptColumnIsRefusedWithItsNumber() {
    assertThatThrownBy(
            () -> RecordedColumnsText.read("bundle", List.of("{family: a, columns: [{unit: s}]}")))
        .isInstanceOf(TableException.class)
        .hasMessageContaining("bundle, column 1")
        .hasMessageContaining("'name' is missing");
  }
}
