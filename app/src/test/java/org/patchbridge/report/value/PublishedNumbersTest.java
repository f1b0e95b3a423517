package org.patchbridge.report.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of published numbers against what the papers say of themselves in other places. */
class PublishedNumbersTest {
  private static final List<PublishedNumber> ALL = PublishedNumbers.all();

  @Test
  void everyNumberHasAnIdOfItsOwnASourceAndAPlace() {
    assertThat(ALL).extracting(PublishedNumber::id).doesNotHaveDuplicates();
    assertThat(ALL)
        .allSatisfy(
            number -> {
              assertThat(number.source()).isNotBlank();
              assertThat(number.place()).isNotBlank();
              assertThat(number.species()).isIn("mouse", "human");
              assertThat(number.inputs()).isIn("tables", "waveform families");
            });
  }

  /** The abstract of arXiv 2603.11000 has the totals, its table the classes. */
  @ParameterizedTest
  @CsvSource({"mouse,3699,5", "human,506,4"})
  void theClassesAddUpToAllCellsAfterQualityControl(String species, int total, int classes) {
    List<PublishedNumber> counts =
        ALL.stream()
            .filter(number -> number.place().equals("cells after quality control"))
            .filter(number -> number.species().equals(species))
            .toList();

    assertThat(counts).hasSize(classes + 1);
    assertThat(counts.get(0).value()).isEqualTo(total);
    assertThat(counts.stream().skip(1).mapToDouble(PublishedNumber::value).sum()).isEqualTo(total);
    assertThat(models(species)).allMatch(number -> number.cells().equals(Optional.of(total)));
  }

  @Test
  void whatHasASpreadHasRunsAndAKindOfSplits() {
    assertThat(ALL.stream().filter(number -> !number.isCount()))
        .hasSize(21)
        .allSatisfy(
            number -> {
              assertThat(number.value()).isBetween(0.6, 0.93);
              assertThat(number.sd().isPresent()).isEqualTo(number.runs().isPresent());
              assertThat(number.sd().isPresent()).isEqualTo(!number.split().isEmpty());
              number.sd().ifPresent(sd -> assertThat(sd).isBetween(0.005, 0.03));
            });
    assertThat(ALL.stream().filter(PublishedNumber::isCount))
        .allMatch(number -> number.value() == Math.rint(number.value()) && number.sd().isEmpty());
  }

  /** Read off the publication once more, without the table. */
  @ParameterizedTest
  @CsvSource({
    "mouse-forest-macro-f1, 0.8728",
    "mouse-arcface-accuracy, 0.9212",
    "human-forest-accuracy, 0.7518",
    "human-control-macro-f1, 0.6580",
    "human-joint-macro-f1, 0.6795",
    "human-joint-accuracy, 0.7905",
    "components-fitted, 59",
    "components-kept, 44"
  })
  void aNumberIsThePrintedOne(String id, double value) {
    assertThat(ALL)
        .filteredOn(number -> number.id().equals(id))
        .singleElement()
        .extracting(PublishedNumber::value)
        .isEqualTo(value);
  }

  private static List<PublishedNumber> models(String species) {
    return ALL.stream()
        .filter(number -> !number.isCount() && number.species().equals(species))
        .toList();
  }
}
