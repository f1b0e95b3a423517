package org.patchbridge.table.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patchbridge.dataset.Species;
import org.patchbridge.table.schema.TableException;

/** What is wrong is said with its place and what to do. */
class MappedTableTest {
  private static final List<String> TABLE =
      List.of(
          "cell,species,Rin,tau,thr,peak",
          "a,mouse,182.4,14.2,-41.5,22.0",
          "b,mouse,95.0,7.9,-38.0,15.5",
          "c,mouse,210.7,,-44.1,NA");
  private static final String HEAD = "format: 1\ncell: cell\nfeatures:\n";
  private static final String RIN =
      "  - {feature: subthreshold.input_resistance, column: Rin, unit: MOhm}\n";
  private static final String TAU = "  - {feature: subthreshold.tau, column: tau, unit: ms}\n";
  private static final String PEAK =
      "  - {feature: ap_rheo.peak_deltav_rheo, column: peak, unit: mV, transform: minus-threshold,"
          + " with: {threshold: thr}}\n";

  @TempDir private Path folder;

  private MappedTable read(String yaml, List<String> lines) {
    try {
      Path table = Files.write(folder.resolve("cells.csv"), lines);
      return MappedTable.of(
          table, ColumnMapping.parse("columns.yaml", yaml), AlignedFeatures.ALL, Species.MOUSE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void absentFeaturesStayAbsentWithTheirReason() {
    MappedTable read = read(HEAD + RIN + TAU + PEAK, TABLE);

    assertThat(read.mapped())
        .containsExactly(
            "subthreshold.input_resistance", "subthreshold.tau", "ap_rheo.peak_deltav_rheo");
    assertThat(read.warnings()).isEmpty();
    assertThat(read.cohort().families().get(0).absenceReason(2, 2)).isEqualTo("empty in the table");
    assertThat(read.cohort().families().get(0).absenceReason(0, 0))
        .isEqualTo("no column of the table");
    assertThat(read.cohort().families())
        .anyMatch(block -> block.absenceReason(2, 1).equals("'NA' in the table"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "{feature: subthreshold.tau, column: tau, unit: MOhmm} | field features[0].unit (line 4): 'MOhmm' is no unit that is known; did you mean 'MOhm'?",
        "{feature: subthreshold.tau, column: tau, unit: ms, transform: minus-onst} | features[0].transform (line 4): there is no transform 'minus-onst'; did you mean 'minus-onset'?",
        "{feature: subthreshold.tau, column: tau, unit: ms, transform: minus-onset} | transform minus-onset needs 'onset'; add with",
        "{feature: subthreshold.tau, column: tau, unit: mV} | feature subthreshold.tau (line 4): a column in mV under the transform none does not give the feature's unit s",
        "{feature: subthreshold.tua, column: tau, unit: ms} | the model has no such feature; did you mean 'subthreshold.tau'?",
        "{feature: subthreshold.tau, column: Tau, unit: ms} | line 1, column 'Tau': the table has no such column; the nearest name is 'tau'; correct the header or the mapping",
        "{feature: subthreshold.tau, colum: tau, unit: ms} | did you mean 'column'?",
        "{feature: subthreshold.tau, column: tau, unit: mV, transform: minus-onset, with: {onset: 1}} | minus-onset takes a time, and mV is a unit of voltage"
      })
  void mistakeInALineIsLocated(String line, String message) {
    assertThatThrownBy(() -> read(HEAD + "  - " + line + "\n", TABLE))
        .isInstanceOf(TableException.class)
        .hasMessageContaining(message.strip());
  }

  @Test
  void columnMappedTwiceIsRefused() {
    assertThatThrownBy(
            () -> read(HEAD + TAU + TAU.replace("subthreshold.tau", "train.latency_rheo"), TABLE))
        .hasMessageContaining("features[1].column (line 5)")
        .hasMessageContaining("mapped twice, in line 4 to subthreshold.tau and here to");
  }

  @Test
  void featureFromTwoColumnsIsRefused() {
    assertThatThrownBy(() -> read(HEAD + TAU + TAU.replace("column: tau", "column: Rin"), TABLE))
        .hasMessageContaining("features[1].feature (line 5)")
        .hasMessageContaining("in line 4 from 'tau' and here from 'Rin'");
  }

  @Test
  void mappingOfAnotherTableIsSaidToBeThat() {
    String yaml =
        "table: theirs.csv\n"
            + HEAD
            + RIN.replace("column: Rin", "column: R_N")
            + TAU.replace("column: tau", "column: t_m");

    assertThatThrownBy(() -> read(yaml, TABLE))
        .hasMessageContaining("2 of the 3 columns that columns.yaml names are not in the table")
        .hasMessageContaining("is for another table (theirs.csv): make one for this with");
  }

  @Test
  void tableOfOneCellWorksAndSaysWhatThatMeans() {
    MappedTable read = read(HEAD + RIN + TAU, TABLE.subList(0, 2));

    assertThat(read.cohort().size()).isEqualTo(1);
    assertThat(read.warnings()).singleElement().asString().contains("a table of one cell");
  }

  @Test
  void columnWithoutAnyValueIsRefusedButNotOfOneCell() {
    List<String> empty = List.of(TABLE.get(0), "a,mouse,100,NA,-40,20", "b,mouse,100,,-40,20");

    assertThatThrownBy(() -> read(HEAD + RIN + TAU, empty))
        .hasMessageContaining(
            "cells.csv, column 'tau': gives subthreshold.tau in none of the 2 rows")
        .hasMessageContaining("take it out of the mapping");
    assertThat(read(HEAD + RIN + TAU, empty.subList(0, 2)).cohort().size()).isEqualTo(1);
  }

  @Test
  void twoSpeciesInOneBatchAreRefused() {
    List<String> mixed = List.of(TABLE.get(0), TABLE.get(1), "h,Homo sapiens,95.0,7.9,-38.0,15.5");

    assertThatThrownBy(() -> read("species: {column: species}\n" + HEAD + RIN, mixed))
        .hasMessageContaining(
            "cells.csv, line 3, column 'species': a human cell, and line 2 is a mouse")
        .hasMessageContaining("make a table of each species");
  }

  @Test
  void cellThatStandsThereTwiceIsRefused() {
    List<String> twice = List.of(TABLE.get(0), TABLE.get(1), TABLE.get(2), TABLE.get(1));

    assertThatThrownBy(() -> read(HEAD + RIN, twice))
        .hasMessageContaining("cells.csv, line 4, column 'cell': cell 'a' is also in line 2");
  }

  @Test
  void unitThatIsAThousandTimesOffIsWarnedOf() {
    assertThat(read(HEAD + RIN.replace("MOhm", "GOhm") + TAU, TABLE).warnings())
        .singleElement()
        .asString()
        .contains("column 'Rin': the median as subthreshold.input_resistance is 182000 MΩ")
        .contains("about 1000 times too large");
  }

  @Test
  void decimalCommaIsPointedAt() {
    List<String> german = List.of("cell;tau", "a;14,2", "b;7,9");
    String yaml = "format: 1\ndelimiter: semicolon\ncell: cell\nfeatures:\n" + TAU;

    assertThatThrownBy(() -> read(yaml, german))
        .hasMessageContaining("line 2, column 'tau': '14,2' is not a number")
        .hasMessageContaining("write decimal: comma in the mapping");
    assertThatThrownBy(() -> read(HEAD + TAU, german))
        .hasMessageContaining("set the delimiter to ';' in the mapping");
  }

  @Test
  void mappingWithoutAnyFeatureIsRefused() {
    assertThatThrownBy(() -> read(HEAD, TABLE)).hasMessageContaining("no feature is mapped");
  }

  @Test
  void operandHasAUnitOfItsOwn() {
    String volts = PEAK.replace("{threshold: thr}", "{threshold: {column: thr, unit: V}}");
    List<String> lines = List.of("cell,peak,thr", "a,22.0,-0.0415", "b,15.5,-0.038");

    MappedTable read = read(HEAD + volts, lines);

    assertThat(read.cohort().families())
        .anyMatch(block -> block.width() > 1 && Math.abs(block.value(0, 1) - 63.5) < 1e-9);
  }
}
