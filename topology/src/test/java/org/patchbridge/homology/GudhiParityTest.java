package org.patchbridge.homology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bottleneck distances equal to those of GUDHI 3.7.1, Debian's package {@code python3-gudhi}. */
class GudhiParityTest {
  private static final String PYTHON = "/usr/bin/python3";
  private static final String SCRIPT =
      """
      import sys, gudhi
      for line in open(sys.argv[1]):
          one, other = [[tuple(map(float, p.split(','))) for p in d.split()]
                        for d in line.rstrip('\\n').split('|')]
          print(repr(gudhi.bottleneck_distance(one, other, 0)))
      """;

  @BeforeAll
  static void gudhiIsThere() throws IOException, InterruptedException {
    boolean there =
        Files.isExecutable(Path.of(PYTHON))
            && new ProcessBuilder(PYTHON, "-c", "import gudhi")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor()
                == 0;
    assumeTrue(there, "python3-gudhi is not installed: run-tests installs it");
  }

  @Test
  void distancesAreThoseOfGudhi(@TempDir Path folder) throws IOException, InterruptedException {
    List<PersistenceDiagram> diagrams = new ArrayList<>();
    for (int seed = 0; seed < 20; seed++) {
      double[][] cloud = Clouds.gaussian(30 + 10 * (seed % 7), 2 + seed % 3, seed);
      diagrams.add(VietorisRips.upTo(1).of(PointCloud.of(cloud)).diagram().of(seed % 2));
    }
    Path lines = folder.resolve("diagrams.txt");
    Files.writeString(lines, pairsOf(diagrams));
    Path script = Files.writeString(folder.resolve("bottleneck.py"), SCRIPT);
    Path printed = folder.resolve("printed.txt");
    int status =
        new ProcessBuilder(PYTHON, script.toString(), lines.toString())
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start()
            .waitFor();

    assertThat(status).as(Files.readString(printed)).isZero();
    List<String> expected = Files.readAllLines(printed);
    assertThat(expected).hasSize(diagrams.size() - 2);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(
              DiagramDistance.BOTTLENECK.between(
                  finite(diagrams.get(i)), finite(diagrams.get(i + 2))))
          .isCloseTo(Double.parseDouble(expected.get(i)), within(1e-9));
    }
  }

  /** Each with the one after the next, which is of the same dimension. */
  private static String pairsOf(List<PersistenceDiagram> diagrams) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i + 2 < diagrams.size(); i++) {
      text.append(line(diagrams.get(i))).append('|').append(line(diagrams.get(i + 2))).append('\n');
    }
    return text.toString();
  }

  private static String line(PersistenceDiagram diagram) {
    return diagram.finite().stream()
        .map(pair -> pair.birth() + "," + pair.death())
        .collect(Collectors.joining(" "));
  }

  private static PersistenceDiagram finite(PersistenceDiagram diagram) {
    return new PersistenceDiagram(diagram.finite());
  }
}
