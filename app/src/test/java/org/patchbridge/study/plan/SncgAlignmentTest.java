package org.patchbridge.study.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.dataset.Species;
import org.patchbridge.table.schema.SncgPolicy;

class SncgAlignmentTest {
  private static final Cohort MOUSE = mouse("Lamp5", "Sncg", "Vip");

  private static Cohort mouse(String... subclasses) {
    FamilyBlock.Builder block =
        FamilyBlock.builder("passive", List.of(new Column("tau", "s")), subclasses.length);
    List<Cell> cells = new ArrayList<>();
    for (int cell = 0; cell < subclasses.length; cell++) {
      block.set(cell, 0, cell);
      cells.add(
          new Cell(
              "cell " + cell,
              Species.MOUSE,
              Optional.of("donor"),
              Optional.of(subclasses[cell]),
              Optional.empty()));
    }
    return new Cohort("mouse", cells, List.of(block.build()), List.of());
  }

  private static List<String> subclasses(Cohort cohort) {
    return cohort.cells().stream().map(cell -> cell.subclass().orElseThrow()).toList();
  }

  @Test
  void sncgCellsBecomeWhatTheSettingSays() {
    assertThat(subclasses(SncgAlignment.of(MOUSE, SncgPolicy.VIP)))
        .containsExactly("Lamp5", "Vip", "Vip");
    assertThat(subclasses(SncgAlignment.of(MOUSE, SncgPolicy.LAMP5)))
        .containsExactly("Lamp5", "Lamp5", "Vip");
  }

  @Test
  void droppedCellsTakeTheirFeaturesWithThem() {
    Cohort dropped = SncgAlignment.of(MOUSE, SncgPolicy.DROP);

    assertThat(subclasses(dropped)).containsExactly("Lamp5", "Vip");
    assertThat(dropped.families().get(0).value(1, 0)).isEqualTo(2);
  }

  @Test
  void cohortWithoutSncgOrKeptAsItIsStaysTheSame() {
    Cohort aligned = mouse("Pvalb", "Sst");

    assertThat(SncgAlignment.of(aligned, SncgPolicy.VIP)).isSameAs(aligned);
    assertThat(SncgAlignment.of(MOUSE, SncgPolicy.KEEP)).isSameAs(MOUSE);
  }
}
