package org.patchbridge.sequence.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputBlocksTest {
  private static CellSequences cells(int width, int... familyWidths) {
    int families = familyWidths.length;
    return new CellSequences(
        1, families, width, familyWidths, new float[families * width], new boolean[families]);
  }

  private static List<List<Integer>> families(InputBlocks blocks) {
    return blocks.blocks().stream()
        .map(block -> Arrays.stream(block.families()).boxed().toList())
        .toList();
  }

  private static List<Integer> widths(InputBlocks blocks) {
    return blocks.blocks().stream().map(InputBlocks.Block::width).toList();
  }

  @Test
  void familiesOfARecordingFallIntoFewBlocks() {
    InputBlocks blocks =
        InputBlocks.covering(
            List.of(cells(700, 450, 447, 100, 300, 300, 300, 300, 300, 300, 700, 140, 120)));

    assertThat(widths(blocks)).containsExactly(700, 450, 300, 140);
    assertThat(families(blocks))
        .containsExactly(List.of(9), List.of(0, 1), List.of(3, 4, 5, 6, 7, 8), List.of(2, 10, 11));
  }

  @Test
  void narrowFamiliesOfATableAreOneBlock() {
    InputBlocks blocks = InputBlocks.covering(List.of(cells(8, 8, 1, 5, 6)));

    assertThat(families(blocks)).containsExactly(List.of(0, 1, 2, 3));
  }

  @Test
  void everySetOfCellsFitsTheBlocksOfAll() {
    InputBlocks blocks =
        InputBlocks.covering(List.of(cells(200, 200, 20, 30), cells(200, 10, 90, 20)));

    assertThat(widths(blocks)).containsExactly(200, 90);
    assertThat(families(blocks)).containsExactly(List.of(0), List.of(1, 2));
  }

  /** Also where no family is as wide as the network's input. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyFamilyHasOnePlaceInABlockThatHoldsIt(long seed) {
    Random random = new Random(seed);
    int width = 500;
    int[] familyWidths = random.ints(12, 1, width + 1).toArray();

    InputBlocks blocks = InputBlocks.of(width, familyWidths, 1 + random.nextInt(100));

    assertThat(blocks.widest().width()).isEqualTo(width);
    assertThat(IntStream.range(0, 12).map(blocks::place).sorted().toArray())
        .containsExactly(IntStream.range(0, 12).toArray());
    for (InputBlocks.Block block : blocks.blocks()) {
      assertThat(block.families()).isSorted();
      for (int family : block.families()) {
        assertThat(familyWidths[family]).isLessThanOrEqualTo(block.width());
      }
      assertThat(blocks.columns(block)).isBetween(blocks.used(block), blocks.used(block) + 15);
      assertThat(blocks.used(block) + blocks.padded(block)).isEqualTo(blocks.used(blocks.widest()));
    }
  }
}
