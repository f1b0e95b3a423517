package org.patchbridge.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.dataset.Species;
import org.patchbridge.table.schema.TableException;

class CellLabelTableTest {
  @TempDir Path folder;

  private Path labels(String text) throws IOException {
    return Files.writeString(folder.resolve("labels.csv"), text);
  }

  @Test
  void columnsStandInAnyOrderAndOthersAreIgnored() throws IOException {
    Path file = labels("subclass,note,id,species\nSst,x,c1,mouse\n,y,c2,\n");

    assertThat(CellLabelTable.read(file))
        .containsExactly(
            new CellLabel(
                "c1",
                Optional.empty(),
                Optional.of(Species.MOUSE),
                Optional.empty(),
                Optional.of("Sst"),
                Optional.empty()),
            new CellLabel(
                "c2",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void idThatASpreadsheetMadeANumberIsReadExactly() throws IOException {
    assertThat(CellLabelTable.read(labels("id,subclass\n567737666.0,Vip\n")).get(0).id())
        .isEqualTo("567737666");
  }

  @Test
  void otherDelimiterIsAnsweredWithWhatToDoToTheTable() throws IOException {
    Path file = labels("id;subclass\nc1;Sst\n");

    assertThatThrownBy(() -> CellLabelTable.read(file))
        .hasMessageContaining("one field that contains ';'")
        .hasMessageContaining("save the table with commas");
  }

  @Test
  void twoLabelsOfOneCellAreRefusedWithBothLines() throws IOException {
    Path file = labels("id,subclass\nc1,Sst\nc2,Vip\nc1,Pvalb\n");

    assertThatThrownBy(() -> CellLabelTable.read(file))
        .isInstanceOf(TableException.class)
        .hasMessageContaining("line 4")
        .hasMessageContaining("line 2");
  }

  @Test
  void sameLabelTwiceCountsOnce() throws IOException {
    assertThat(CellLabelTable.read(labels("id,subclass\nc1,Sst\nc1,Sst\n"))).hasSize(1);
  }

  @Test
  void unknownSpeciesIsRefusedWithItsPlaceAndTheKnownOnes() throws IOException {
    Path file = labels("id,species\nc1,rat\n");

    assertThatThrownBy(() -> CellLabelTable.read(file))
        .hasMessageContaining("line 2, column 'species'")
        .hasMessageContaining("known are mouse and human");
  }

  @Test
  void tableWithoutIdOrWithoutLabelsIsRefused() throws IOException {
    Path withoutId = labels("cell,subclass\nc1,Sst\n");
    assertThatThrownBy(() -> CellLabelTable.read(withoutId)).hasMessageContaining("column 'id'");

    Path idsOnly = labels("id\nc1\n");
    assertThatThrownBy(() -> CellLabelTable.read(idsOnly)).hasMessageContaining("subclass");
  }
}
