package org.patchbridge.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.patchbridge.report.page.Colouring.By;
import org.patchbridge.report.page.Colouring.Group;
import org.patchbridge.report.page.Colouring.Tone;
import org.patchbridge.report.section.EmbeddingSection.EmbeddedCell;

class ColouringTest {

  @Test
  void cellsAreColouredOnlyByWhatTheyDifferIn() {
    List<EmbeddedCell> cells = List.of(cell("Sst", "d1", "mouse"), cell("Vip", "d1", "mouse"));

    assertThat(Colouring.of(cells)).extracting(Colouring::by).containsExactly(By.CLASS);
  }

  @Test
  void ofManyDonorsThoseWithMostCellsGetAColourAndTheRestIsGrey() {
    // Donor k has k cells.
    List<EmbeddedCell> cells =
        IntStream.rangeClosed(1, 30)
            .boxed()
            .flatMap(k -> IntStream.range(0, k).mapToObj(i -> cell("Sst", "d" + k, "mouse")))
            .toList();

    Colouring donors = Colouring.of(cells).get(1);

    assertThat(donors.by()).isEqualTo(By.DONOR);
    assertThat(donors.groups()).hasSize(Colouring.MOST_COLOURS + 1);
    assertThat(donors.groups().get(0)).isEqualTo(new Group("d30", Tone.SERIES, 0, 30));
    assertThat(donors.groups().get(8))
        .isEqualTo(new Group("22 other donors", Tone.REST, 0, 22 * 23 / 2));
    assertThat(donors.groupOfCell().get(0)).isEqualTo(8);
    assertThat(donors.groupOfCell().get(cells.size() - 1)).isZero();
  }

  @Test
  void cellsWithoutALabelAreTheRest() {
    List<EmbeddedCell> cells = List.of(cell("Sst", "d1", "mouse"), cell("", "d2", "human"));

    List<Colouring> colourings = Colouring.of(cells);

    assertThat(colourings)
        .extracting(Colouring::by)
        .containsExactly(By.CLASS, By.SPECIES, By.DONOR);
    assertThat(colourings.get(0).groups())
        .containsExactly(
            new Group("Sst", Tone.SUBCLASS, 0, 1), new Group("no class", Tone.REST, 0, 1));
    assertThat(colourings.get(0).groupOfCell()).containsExactly(0, 1);
  }

  private static EmbeddedCell cell(String subclass, String donor, String species) {
    return new EmbeddedCell(
        "cohort",
        "c",
        0,
        0,
        species,
        Optional.of(subclass).filter(text -> !text.isEmpty()),
        Optional.of(donor),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
