package org.patchbridge.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.bundle.cells.CellFiles;
import org.patchbridge.bundle.cells.KeptCells;
import org.patchbridge.bundle.cells.Material;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.CellOrigins;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.dataset.Species;
import org.patchbridge.random.RandomStream;

/** Bundles hold the cells that they were trained on. */
class KeptCellsTest {
  private static final int CELLS = 40;

  @TempDir Path scratch;

  /**
   * A vector in single precision, scalars in double, some values absent, names that need quotes.
   */
  private static Material material() {
    RandomStream random = RandomStream.of(4);
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < CELLS; i++) {
      cells.add(
          new Cell(
              "cell, \"" + i + "\"",
              i % 3 == 0 ? Species.HUMAN : Species.MOUSE,
              i % 7 == 0 ? Optional.empty() : Optional.of("donor " + i / 2),
              Optional.of(i % 2 == 0 ? "Pvalb" : "Sst"),
              i % 5 == 0 ? Optional.of("acute") : Optional.empty()));
    }
    FamilyBlock wave = block("wave", 6, cells.size(), () -> (float) random.nextDouble());
    FamilyBlock shared = block("shared", 2, cells.size(), random::nextDouble);
    FamilyBlock scalars = block("scalars", 3, cells.size(), () -> -random.nextDouble() / 3);
    return new Material(
        new Cohort("mixed", cells, List.of(wave, shared), List.of()),
        new Cohort("mixed", cells, List.of(scalars, shared), List.of()),
        "0123",
        "simulated",
        Map.of(),
        CellOrigins.ofSimulated(cells.size()));
  }

  private static FamilyBlock block(String name, int width, int cells, DoubleSupplier values) {
    List<Column> columns = new ArrayList<>();
    for (int column = 0; column < width; column++) {
      columns.add(new Column("c" + column, "mV"));
    }
    FamilyBlock.Builder block = FamilyBlock.builder(name, columns, cells);
    for (int cell = 0; cell < cells; cell++) {
      for (int column = 0; column < width; column++) {
        if (cell == 3 && column == 1) {
          block.absent(cell, column, "no spike");
        } else {
          block.set(cell, column, cell == 4 && column == 0 ? -0.0 : values.getAsDouble());
        }
      }
    }
    return block.build();
  }

  private static Bundle bundle(Material material) {
    Bundle trained = TrainedBundle.of(material.screened()).bundle();
    return new Bundle(
        trained.origin(),
        trained.classes(),
        trained.shares(),
        trained.input(),
        trained.screenInput(),
        trained.recipe(),
        trained.model(),
        trained.screen(),
        trained.ranges(),
        trained.ordinary(),
        trained.trainedCells(),
        trained.quality(),
        Optional.of(KeptCells.of(material)),
        trained.recorded());
  }

  @Test
  void cellsAreReadBitForBitAsTheyWereWritten() {
    Material written = screenedAlone();
    BundleFolder.write(scratch.resolve("b"), bundle(written));
    Material read = BundleFolder.read(scratch.resolve("b")).cells().orElseThrow().material();

    assertThat(read.cohort().cells()).isEqualTo(written.cohort().cells());
    assertThat(bits(read.cohort())).isEqualTo(bits(written.cohort()));
    assertThat(read.screened()).isSameAs(read.cohort());
    assertThat(read.cohort().families().get(0).isPresent(3, 1)).isFalse();
    assertThat(read.digest()).isEqualTo("0123");
    assertThat(read.origins()).isEqualTo(written.origins());
  }

  private static Material screenedAlone() {
    Material both = material();
    return new Material(
        both.screened(), both.screened(), "0123", "simulated", Map.of(), both.origins());
  }

  @Test
  void familiesThatOnlyNoveltyIsJudgedByAreKeptBesideThoseOfTheModel() {
    Material written = material();
    Map<String, byte[]> files = KeptCells.of(written).files();
    Material read = CellFiles.read(files, frame(written));

    assertThat(bits(read.cohort())).isEqualTo(bits(written.cohort()));
    assertThat(bits(read.screened())).isEqualTo(bits(written.screened()));
    assertThat(new String(files.get("cells.safetensors"), StandardCharsets.ISO_8859_1))
        .contains("model/wave", "\"F32\"", "model/shared", "novelty/scalars")
        .doesNotContain("novelty/shared");
  }

  private static CellFiles.Frame frame(Material material) {
    return new CellFiles.Frame(
        material.cohort().name(),
        columns(material.cohort()),
        columns(material.screened()),
        material.digest(),
        material.features(),
        material.recipe(),
        material.origins());
  }

  private static Map<String, List<Column>> columns(Cohort cohort) {
    Map<String, List<Column>> columns = new LinkedHashMap<>();
    cohort.families().forEach(family -> columns.put(family.name(), family.columns()));
    return columns;
  }

  private static List<Long> bits(Cohort cohort) {
    List<Long> bits = new ArrayList<>();
    for (double value : cohort.matrix().values()) {
      bits.add(Double.doubleToRawLongBits(value));
    }
    return bits;
  }

  @Test
  void bundleWithoutItsCellsMakesTheSameCalls() {
    Bundle with = bundle(screenedAlone());
    BundleFolder.write(scratch.resolve("without"), with.withCells(Optional.empty()));
    Bundle read = BundleFolder.read(scratch.resolve("without"));

    assertThat(read.cells()).isEmpty();
    assertThat(scratch.resolve("without").resolve("cells.csv")).doesNotExist();
    assertThat(Caller.of(read).calls(screenedAlone().cohort()).get(0).probabilities())
        .containsExactly(Caller.of(with).calls(screenedAlone().cohort()).get(0).probabilities());
  }

  @Test
  void damagedCellsAreRefusedWhereTheyAreAskedForAndStopNoCall() throws IOException {
    Path folder = scratch.resolve("b");
    BundleFolder.write(folder, bundle(screenedAlone()));
    Path values = folder.resolve("cells.safetensors");
    byte[] bytes = Files.readAllBytes(values);
    bytes[bytes.length - 1] ^= 1;
    Files.write(values, bytes);

    Bundle read = BundleFolder.read(folder);
    assertThat(Caller.of(read).calls(screenedAlone().cohort())).hasSize(CELLS);
    assertThatThrownBy(() -> read.cells().orElseThrow().material())
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("cells.safetensors: is not as it was written");
  }

  @Test
  void missingCellsAreRefusedAtOnce() throws IOException {
    Path folder = scratch.resolve("b");
    BundleFolder.write(folder, bundle(screenedAlone()));
    Files.delete(folder.resolve("cells.csv"));

    assertThatThrownBy(() -> BundleFolder.read(folder))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("cells.csv: is missing");
  }

  @Test
  void cellsOfOtherClassesThanTheModelsAreRefused() throws IOException {
    Path folder = scratch.resolve("b");
    BundleFolder.write(folder, bundle(screenedAlone()));
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (String line : Files.readAllLines(folder.resolve("SHA256SUMS"))) {
      files.put(line.substring(66), Files.readAllBytes(folder.resolve(line.substring(66))));
    }
    String facts = new String(files.get("cells.csv"), StandardCharsets.UTF_8);
    byte[] others = facts.replace("Pvalb", "Vip").getBytes(StandardCharsets.UTF_8);
    files.put("cells.csv", others);
    Files.write(folder.resolve("cells.csv"), others);
    Files.writeString(folder.resolve("SHA256SUMS"), Digests.of(files).text());

    Bundle read = BundleFolder.read(folder);
    assertThatThrownBy(() -> read.cells().orElseThrow().material())
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("cells.csv: has cells of [Sst, Vip]");
  }
}
