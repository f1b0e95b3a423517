package org.patchbridge.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.patchbridge.family.CellExtraction;
import org.patchbridge.family.Preset;

/**
 * Oracle: families, spikes, analyses and cell features of IPFX 2.1.2 and of the paper's notebook
 * for every golden cell.
 */
class FamilyParityTest {

  /**
   * At 20 kHz the notebook's filter is numerical garbage; this preset refuses instead of matching.
   */
  private static final String GARBAGE = "edge_fs20k";

  static Stream<Arguments> cells() {
    List<String> cells = Golden.isThere() ? Golden.cells() : List.of("none");
    return Stream.of(Preset.PAPER, Preset.IPFX)
        .flatMap(preset -> cells.stream().map(cell -> Arguments.of(cell, preset)))
        .filter(a -> !(a.get()[0].equals(GARBAGE) && a.get()[1] == Preset.PAPER));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("cells")
  void everyNumberEqualsTheReference(String cell, Preset preset) {
    assumeTrue(Golden.isThere(), "reference numbers are missing: " + Golden.ROOT);

    CellExtraction ours = ParityTable.extract(cell, preset);

    assertThat(CellParity.of(cell, ours).faults()).as("families").isEmpty();
    if (ours.refusal().isEmpty()) {
      assertThat(SpikeParity.faults(cell, ours)).as("spikes").isEmpty();
      assertThat(AnalysisParity.faults(cell, ours)).as("long square analysis").isEmpty();
      assertThat(ScalarParity.faults(cell, ours)).as("scalar features").isEmpty();
    }
  }
}
