package org.patchbridge.homology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.random.RandomStream;
import org.patchbridge.space.CellSpace;
import org.patchbridge.space.SharedSpace;
import org.patchbridge.space.SpeciesScaling;
import org.patchbridge.table.SchemaImport;
import org.patchbridge.table.TablesInFolder;

/**
 * Diagrams of the published mouse and human cells, features aligned and standardised within each
 * species, equal those of Ripser 1.2.1: of a sample, and with {@code -Dpatchbridge.full=true} of
 * all 4,923 cells.
 */
class RealCellsRipserTest {
  private static final Path TABLES = Path.of("../../shared/data");
  private static final int SAMPLE = 300;
  private static double[][] cells;

  @TempDir Path folder;

  @BeforeAll
  static void readBothSpecies() {
    assumeTrue(Files.isDirectory(TABLES), "no ../shared/data beside the checkout: skipped");
    SharedSpace space =
        SharedSpace.of(
                cohort("allen-aligned-mouse"), cohort("allen-aligned-human"), CellSpace.standard())
            .orElseThrow();
    cells = space.coordinates(SpeciesScaling.WITHIN_SPECIES);
    assertThat(cells).hasNumberOfRows(4_923);
  }

  private static Cohort cohort(String schema) {
    TablesInFolder.Match tables =
        TablesInFolder.discover(TABLES).matches().stream()
            .filter(match -> match.schema().name().equals(schema))
            .findFirst()
            .orElseThrow();
    return SchemaImport.with(tables.schema()).read(tables.folder()).cohort();
  }

  private static double[][] sample(long seed) {
    int[] rows = IntStream.range(0, cells.length).toArray();
    RandomStream.of(seed).shuffle(rows);
    return Arrays.stream(rows).limit(SAMPLE).mapToObj(row -> cells[row]).toArray(double[][]::new);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void diagramsOfASampleAreThoseOfRipser(long seed) throws IOException, InterruptedException {
    RipserParityTest.assertDiagramsAreEqual(sample(seed), 1, folder);
  }

  /** Cells that stand twice, and features so coarse that many distances are equal. */
  @Test
  void tiesAndCopiesOfCellsChangeNothing() throws IOException, InterruptedException {
    double[][] coarse = sample(3);
    for (int i = 0; i < coarse.length; i++) {
      coarse[i] =
          Arrays.stream(coarse[i]).limit(3).map(value -> Math.rint(2 * value) / 2).toArray();
    }
    for (int i = 0; i < 40; i++) {
      coarse[coarse.length - 1 - i] = coarse[i].clone();
    }

    RipserParityTest.assertDiagramsAreEqual(coarse, 1, folder);
  }

  @Test
  void diagramsOfAllCellsAreThoseOfRipser() throws IOException, InterruptedException {
    assumeTrue(
        Boolean.getBoolean("patchbridge.full"),
        "all cells take a minute: asked for with -Dpatchbridge.full=true");

    RipserParityTest.assertDiagramsAreEqual(cells, 1, folder);
  }
}
