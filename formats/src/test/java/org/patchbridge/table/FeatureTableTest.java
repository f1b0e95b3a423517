package org.patchbridge.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.dataset.Species;
import org.patchbridge.table.schema.TableException;

class FeatureTableTest {
  private static final Map<String, List<Column>> FEATURES =
      Map.of("passive", List.of(new Column("tau", "s"), new Column("rest", "mV")));

  @TempDir Path folder;

  private FeatureTable open(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("new cells.csv"), text);
    return FeatureTable.open(file, FEATURES, Species.MOUSE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e39", "-1e39", "1e400", "Infinity", "-inf"})
  void numberThatNoModelCanTakeIsRefusedWithItsPlace(String number) {
    assertThatThrownBy(() -> open("cell,passive.tau\na,1\nb," + number + "\n").cohort())
        .isInstanceOf(TableException.class)
        .hasMessageContaining("new cells.csv, line 3, column 'passive.tau': '" + number + "'")
        .hasMessageContaining("3.4e38");
  }

  @Test
  void largestNumberThatModelsTakeIsTaken() throws IOException {
    FamilyBlock block = open("cell,passive.tau\na,3.4e38\n").cohort().families().get(0);

    assertThat(block.value(0, 0)).isEqualTo(3.4e38);
  }

  @ParameterizedTest
  @CsvSource({"NA,'NA' in the table", "NaN,'NaN' in the table", "'',empty in the table"})
  void usualTextsForNoValueAreAbsentAndNamed(String text, String reason) throws IOException {
    FamilyBlock block =
        open("cell,passive.tau,passive.rest\na," + text + ",-70\n").cohort().families().get(0);

    assertThat(block.isPresent(0, 0)).isFalse();
    assertThat(block.absenceReason(0, 0)).isEqualTo(reason.replace("''", "'"));
  }

  @Test
  void otherDelimiterIsAnsweredWithWhatToDoToTheTable() {
    assertThatThrownBy(() -> open("cell;passive.tau\na;1\n"))
        .hasMessageContaining("line 1: the header is one field that contains ';'")
        .hasMessageContaining("save the table with commas")
        .hasMessageNotContaining("schema");
  }

  @Test
  void tableWithoutAnyFeatureIsToldWhichColumnIsProbablyOne() {
    assertThatThrownBy(() -> open("cell,weight,Tau_s\na,1,2\n"))
        .hasMessageContaining("'passive.tau' instead of 'Tau_s'");
  }

  @Test
  void columnsAreAllThatMayBeFeatures() throws IOException {
    assertThat(open("cell,species,donor,passive.tau,tau,note\na,mouse,d,1,2,x\n").columns())
        .containsExactly("passive.tau", "tau", "note");
  }
}
