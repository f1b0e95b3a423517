package org.patchbridge.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbridge.forest.ForestSettings.Bootstrap;

class ForestFileTest {
  private static final LabelledMatrix DATA = LabelledMatrix.clusters(120, 5, 3, 1, 21);
  private static final ForestModel MODEL =
      DATA.fit(ForestSettings.defaults().withTrees(6).withMinLeaf(3), 3, 5);

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("forest.bin");
  }

  @ParameterizedTest
  @EnumSource(Balance.class)
  void forestComesBackBitForBit(Balance balance) throws IOException {
    ForestSettings settings =
        ForestSettings.defaults()
            .withTrees(8)
            .withBalance(balance)
            .withMaxDepth(6)
            .withFeaturesPerSplit(2);
    ForestModel model = DATA.fit(settings, 3, -7);
    ForestFile.write(model, file);
    ForestModel read = ForestFile.read(file);

    assertThat(ForestFile.bytes(read)).isEqualTo(Files.readAllBytes(file));
    assertThat(read.probabilities(DATA.x(), DATA.allRows()))
        .isDeepEqualTo(model.probabilities(DATA.x(), DATA.allRows()));
    assertThat(read.impurityImportance()).containsExactly(model.impurityImportance());
    assertThat(read.outOfBagScore()).isEqualTo(model.outOfBagScore());
    assertThat(read.provenance()).isEqualTo(model.provenance());
    assertThat(read.columnNames()).isEqualTo(model.columnNames());
    assertThat(read.outOfBagProbabilities()).isEmpty();
  }

  @Test
  void forestWithoutOutOfBagScoreComesBack() throws IOException {
    ForestModel model =
        DATA.fit(ForestSettings.defaults().withTrees(2).withBootstrap(Bootstrap.NONE), 3, 1);
    ForestFile.write(model, file);
    assertThat(ForestFile.read(file).outOfBagScore()).isEmpty();
  }

  @Test
  void writingReplacesTheOldFileAndLeavesNothingBeside() throws IOException {
    Files.writeString(file, "old");
    ForestFile.write(MODEL, file);
    try (Stream<Path> entries = Files.list(folder)) {
      assertThat(entries).containsExactly(file);
    }
    assertThat(ForestFile.read(file).classes()).isEqualTo(3);
  }

  @Test
  void fullDepthForestTakesLittleMoreThanFourBytesANode() throws IOException {
    ForestModel model = DATA.fit(ForestSettings.defaults().withTrees(100), 3, 1);
    ForestFile.write(model, file);
    assertThat(Files.size(file)).isLessThan(4L * model.nodes() + 500);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void fileWithOneFlippedByteIsRefused(long seed) throws IOException {
    Random random = new Random(seed);
    byte[] intact = ForestFile.bytes(MODEL);
    for (int i = 0; i < 150; i++) {
      byte[] edited = intact.clone();
      int at = random.nextInt(edited.length);
      edited[at] ^= (byte) (1 + random.nextInt(255));
      Files.write(file, edited);
      assertThatThrownBy(() -> ForestFile.read(file))
          .as("byte %d", at)
          .isInstanceOf(ForestFileException.class);
    }
  }

  /** Whoever edits a file can also correct the checksum; then every other check must hold. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void editedFileWithRightChecksumIsRefusedOrPredictsProbabilities(long seed) throws IOException {
    Random random = new Random(seed);
    byte[] intact = ForestFile.bytes(MODEL);
    for (int i = 0; i < 150; i++) {
      byte[] edited = intact.clone();
      for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
        edited[random.nextInt(edited.length)] = (byte) random.nextInt(256);
      }
      Files.write(file, sign(edited));
      try {
        ForestModel read = ForestFile.read(file);
        assertThat(ForestFile.bytes(read)).isEqualTo(Files.readAllBytes(file));
        // An edited name makes it a forest of other columns.
        if (read.columnNames().equals(MODEL.columnNames())) {
          assertThat(List.of(read.probabilities(DATA.x(), DATA.allRows())))
              .allSatisfy(row -> assertThat(Arrays.stream(row).sum()).isBetween(0.999, 1.001));
        }
      } catch (ForestFileException refused) {
        assertThat(refused.part()).isNotEmpty();
        assertThat(refused).hasMessageContaining("forest.bin at " + refused.part());
      }
    }
  }

  @Test
  void fileCutAnywhereIsRefused() throws IOException {
    byte[] intact = ForestFile.bytes(MODEL);
    Random random = new Random(9);
    for (int i = 0; i < 200; i++) {
      int length = i < 100 ? i : random.nextInt(intact.length);
      Files.write(file, Arrays.copyOf(intact, length));
      assertThatThrownBy(() -> ForestFile.read(file))
          .as("%d bytes", length)
          .isInstanceOf(ForestFileException.class);
      Files.write(file, sign(Arrays.copyOf(intact, Math.max(4, length))));
      assertThatThrownBy(() -> ForestFile.read(file))
          .as("%d bytes with right checksum", length)
          .isInstanceOf(ForestFileException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "8, 2, version, version 2",
    "12, 2000000000, tree count, more than the",
    "16, 0, class count, is 0",
    "20, 1500000000, column count, more than the",
    "24, 268435456, class fraction count, more than the",
    "28, 2147483647, node count, more than the",
    "28, 7, tree 0, more nodes than the 7 announced",
  })
  void wrongCountIsRefusedByName(int at, int value, String part, String fact) throws IOException {
    byte[] edited = ForestFile.bytes(MODEL);
    ByteBuffer.wrap(edited).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
    Files.write(file, sign(edited));
    assertThatThrownBy(() -> ForestFile.read(file))
        .isInstanceOf(ForestFileException.class)
        .hasMessageContaining("forest.bin at " + part)
        .hasMessageContaining(fact);
  }

  @Test
  void bytesAfterTheEndAreRefused() throws IOException {
    byte[] intact = ForestFile.bytes(MODEL);
    Files.write(file, sign(Arrays.copyOf(intact, intact.length + 3)));
    assertThatThrownBy(() -> ForestFile.read(file)).hasMessageContaining("3 bytes too many");
  }

  @Test
  void otherFileIsNotAForest() throws IOException {
    Files.writeString(file, "cell,label\n1,Pvalb\n");
    assertThatThrownBy(() -> ForestFile.read(file))
        .isInstanceOf(ForestFileException.class)
        .hasMessageContaining("not a PatchBridge forest");
  }

  private static byte[] sign(byte[] bytes) {
    CRC32 checksum = new CRC32();
    checksum.update(bytes, 0, bytes.length - 4);
    ByteBuffer.wrap(bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(bytes.length - 4, (int) checksum.getValue());
    return bytes;
  }
}
