package org.patchbridge.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.patchbridge.family.Preset;

/** Oracle: the families of IPFX 2.1.2 and of the paper's notebook for every golden cell. */
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
  void familiesEqualTheReference(String cell, Preset preset) {
    assumeTrue(Golden.isThere(), "reference numbers are missing: " + Golden.ROOT);

    CellParity parity = CellParity.of(cell, ParityTable.extract(cell, preset));

    assertThat(parity.faults()).isEmpty();
  }
}
