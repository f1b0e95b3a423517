package org.patchbridge.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.patchbridge.bundle.ModelInput;
import org.patchbridge.bundle.ModelInput.FamilyInput;
import org.patchbridge.dataset.Column;

class ColumnMatchTest {
  private static final List<ModelInput> MODEL =
      List.of(
          new ModelInput(
              List.of(
                  new FamilyInput(
                      "passive", List.of(new Column("tau", "s"), new Column("rest", "mV"))),
                  new FamilyInput(
                      "psth",
                      IntStream.range(0, 5)
                          .mapToObj(position -> new Column("psth[" + position + "]", "Hz"))
                          .toList()))));
  private static final List<String> PSTH =
      IntStream.range(0, 5).mapToObj(position -> "psth.psth[" + position + "]").toList();

  private static ColumnMatch match(List<String> psth, String... others) {
    return ColumnMatch.of(MODEL, Stream.concat(psth.stream(), Stream.of(others)).toList());
  }

  @Test
  void tableThatLacksNothingIsNotSpokenOfWhateverElseItHas() {
    ColumnMatch match = match(PSTH, "passive.tau", "passive.rest", "note");

    assertThat(match.absent()).isZero();
    assertThat(match.flags()).isEmpty();
    assertThat(match.warnings("t.csv", true)).isEmpty();
  }

  @Test
  void renamedColumnIsMissingUnknownAndRecognised() {
    ColumnMatch match = match(PSTH, "Tau", "passive.rest");

    assertThat(match.wanted()).isEqualTo(7);
    assertThat(match.missing()).containsExactly("passive.tau");
    assertThat(match.unknown()).containsExactly("Tau");
    assertThat(match.closest()).containsEntry("passive.tau", "Tau");
    assertThat(match.warnings("t.csv", true))
        .containsExactly(
            "t.csv: 1 of the model's 7 columns are missing and count as absent: passive.tau",
            "t.csv: 1 columns that the model does not know are not used: Tau",
            "t.csv: 'Tau' is perhaps 'passive.tau': if so, rename it");
  }

  @Test
  void familyThatIsAbsentAsAWholeIsNamedOnce() {
    ColumnMatch match = match(List.of(), "passive.tau", "passive.rest");

    assertThat(match.absent()).isEqualTo(5);
    assertThat(match.missing()).containsExactly("psth");
  }

  @Test
  void shorterVectorLacksNothingButAHoleInItDoes() {
    assertThat(match(PSTH.subList(0, 3), "passive.tau", "passive.rest").absent()).isZero();

    ColumnMatch hole = match(List.of(PSTH.get(0), PSTH.get(3)), "passive.tau", "passive.rest");
    assertThat(hole.missing()).containsExactly("psth.psth[1]", "psth.psth[2]");
  }
}
