package org.patchbridge.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbridge.certainty.HeldOutQuality;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.DonorFacts;

/**
 * Bundles that earlier versions have written stay readable. A new format adds a folder here; none
 * is ever changed. {@link #main} writes a new one.
 */
class OldBundleTest {
  private static final String NEWEST = "format-4";

  /** Networks compute in single precision, in an order that depends on the processor. */
  private static final double TOLERANCE = 1e-5;

  private static final int CELLS = 10;

  @ParameterizedTest
  @ValueSource(strings = {"format-1", "format-2", "format-3", NEWEST})
  void bundlePredictsAsOnTheDayItWasWritten(String format) throws Exception {
    Bundle bundle = BundleFolder.read(resource("/bundles/" + format));
    List<String> lines = Files.readAllLines(resource("/bundles/" + format + ".csv"));
    double[][] probabilities = probabilities(bundle);

    for (int cell = 0; cell < CELLS; cell++) {
      double[] expected =
          Arrays.stream(lines.get(cell).split(",")).mapToDouble(Double::parseDouble).toArray();
      assertThat(probabilities[cell]).containsExactly(expected, within(TOLERANCE));
    }
    assertThat(bundle.origin().learner()).isEqualTo("ensemble of all kinds");
    assertThat(bundle.origin().cellsInWords())
        .isEqualTo(
            format.compareTo("format-3") >= 0
                ? "60 simulated mouse cells"
                : "60 mouse cells (origin not recorded)");
    assertThat(bundle.screen().limit().isLearnt()).isTrue();
  }

  @Test
  void formatThatIsWrittenTodayKeepsAllThatItHolds(@TempDir Path folder) throws Exception {
    Path kept = resource("/bundles/" + NEWEST);
    Bundle bundle = BundleFolder.read(kept);
    BundleFolder.write(folder.resolve("again"), bundle);

    for (String part :
        List.of(
            "model.json",
            "manifest.json",
            "weights.safetensors",
            "cells.csv",
            "cells.safetensors",
            "SHA256SUMS")) {
      assertThat(folder.resolve("again").resolve(part))
          .as(part)
          .hasSameBinaryContentAs(kept.resolve(part));
    }
    assertThat(bundle.recorded()).contains(BundleExample.recorded());
    assertThat(bundle.quality().coverage().hasInterval()).isTrue();
    assertThat(bundle.trainedCells().contains(BundleExample.cells(BundleExample.SEED), 0)).isTrue();
    assertThat(bundle.trainedCells().contains(BundleExample.cells(99), 0)).isFalse();
  }

  @Test
  void bundlesHoldTheirTrainingCellsSinceFormat4() throws Exception {
    assertThat(BundleFolder.read(resource("/bundles/format-3")).cells()).isEmpty();

    Cohort kept =
        BundleFolder.read(resource("/bundles/" + NEWEST)).cells().orElseThrow().material().cohort();
    Cohort trainedOn = BundleExample.cells(BundleExample.SEED);
    assertThat(kept.cells()).isEqualTo(trainedOn.cells());
    assertThat(kept.matrix().values()).containsExactly(trainedOn.matrix().values());
  }

  @Test
  void whatManifestsBeforeFormat3DoNotSayIsTakenFromTheRest() throws Exception {
    Bundle.Origin known = BundleFolder.read(resource("/bundles/format-2")).origin();
    assertThat(known.donorFacts()).isEqualTo(new DonorFacts(60, 15, 0, Map.of()));

    JsonNode manifest = new ObjectMapper().readTree("{\"origin\": {\"cells\": 60, \"donors\": 0}}");
    assertThat(EarlierManifest.completed(manifest).at("/origin/cellsWithoutDonor").asInt())
        .isEqualTo(60);
  }

  @ParameterizedTest
  @ValueSource(strings = {"format-1", "format-2"})
  void qualityOfABundleFromBeforeItHadIntervalsIsReadWithoutThem(String format) throws Exception {
    HeldOutQuality quality = BundleFolder.read(resource("/bundles/" + format)).quality();

    assertThat(quality.over()).isEmpty();
    assertThat(quality.coverage().value()).isBetween(0.9, 1.0);
    assertThat(quality.coverage().hasInterval()).isFalse();
    assertThat(quality.classes().get(1).precision().value()).isBetween(0.9, 1.0);
    assertThat(quality.curve()).hasSize(10).allMatch(point -> point.accuracy().value() > 0.9);
  }

  private static Path resource(String name) throws URISyntaxException {
    return Path.of(OldBundleTest.class.getResource(name).toURI());
  }

  private static double[][] probabilities(Bundle bundle) {
    Cohort cells = BundleExample.cells(99);
    return bundle.model().probabilities(cells, IntStream.range(0, CELLS).toArray());
  }

  /**
   * Writes a bundle of all kinds of models, and what it predicts.
   *
   * @param arguments folder for both, for example {@code src/test/resources/bundles}
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Bundle bundle = BundleExample.ofAllKinds();
    BundleFolder.write(folder.resolve(NEWEST), bundle);
    List<String> lines = new ArrayList<>();
    for (double[] cell : probabilities(bundle)) {
      lines.add(Arrays.stream(cell).mapToObj(Double::toString).collect(Collectors.joining(",")));
    }
    Files.write(folder.resolve(NEWEST + ".csv"), lines, StandardCharsets.UTF_8);
  }
}
