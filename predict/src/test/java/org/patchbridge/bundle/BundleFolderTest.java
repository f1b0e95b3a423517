package org.patchbridge.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.dataset.Cohort;

class BundleFolderTest {
  @TempDir static Path scratch;
  private static Bundle written;
  private static Path folder;

  @BeforeAll
  static void write() {
    written = BundleExample.ofAllKinds();
    folder = scratch.resolve("bundle");
    BundleFolder.write(folder, written);
  }

  @Test
  void modelOfEveryKindPredictsBitForBitTheSameWhenItIsReadAgain() {
    Cohort others = BundleExample.cells(99);
    int[] rows = IntStream.range(0, others.size()).toArray();
    Bundle read = BundleFolder.read(folder);

    assertThat(read.model().probabilities(others, rows))
        .isDeepEqualTo(written.model().probabilities(others, rows));
    assertThat(Caller.of(read).calls(others))
        .usingRecursiveComparison()
        .isEqualTo(Caller.of(written).calls(others));
  }

  @Test
  void originQualityRangesAndSetsAreKept() {
    Bundle read = BundleFolder.read(folder);

    assertThat(read.origin()).isEqualTo(written.origin());
    assertThat(read.quality()).isEqualTo(written.quality());
    assertThat(read.ranges().families()).isEqualTo(written.ranges().families());
    assertThat(read.model().sets()).isEqualTo(written.model().sets()).isPresent();
    assertThat(read.recipe()).isEqualTo(written.recipe());
    assertThat(read.shares()).isEqualTo(written.shares());
  }

  @Test
  void bundleThatIsReadIsWrittenAsTheSameBytes() throws IOException {
    Path again = scratch.resolve("again");
    BundleFolder.write(again, BundleFolder.read(folder));

    for (Path file : files(folder)) {
      assertThat(again.resolve(file.getFileName())).hasSameBinaryContentAs(file);
    }
    assertThat(files(again)).hasSameSizeAs(files(folder));
  }

  @Test
  void bundleIsReplacedByAnother() {
    Path place = scratch.resolve("place");
    BundleFolder.write(place, written);
    BundleFolder.write(place, BundleExample.bundle(BundleExample.forest(), 2));

    assertThat(BundleFolder.read(place).origin().learner()).isEqualTo("random forest");
    assertThat(scratch.toFile().list()).allMatch(name -> !name.contains(".part"));
  }

  @Test
  void folderThatIsNoBundleIsNotReplaced() throws IOException {
    Path place = Files.createDirectory(scratch.resolve("thesis"));
    Files.writeString(place.resolve("chapter.txt"), "years of work");

    assertThatThrownBy(() -> BundleFolder.write(place, written))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("is no bundle");
    assertThat(place.resolve("chapter.txt")).hasContent("years of work");
  }

  @Test
  void cardIsForPeopleAndMayBeEdited() throws IOException {
    Path copy = copy("edited card");
    Files.writeString(copy.resolve("MODEL_CARD.md"), "Our own words.");

    assertThat(BundleFolder.read(copy).classes()).isEqualTo(written.classes());
    assertThat(folder.resolve("MODEL_CARD.md"))
        .content()
        .startsWith("---\n")
        .contains("| cells | 60 |", "macro-F1", "Pvalb", "set holds it");
  }

  @Test
  void cardGivesAnIntervalForEveryFigureOfQualityAndSaysOverWhat() throws IOException {
    String card = Files.readString(folder.resolve("MODEL_CARD.md"));
    String quality = card.substring(card.indexOf("## Quality"), card.indexOf("## Limits"));
    String percents = "[0-9.]+ % \\| [0-9.]+ to [0-9.]+ \\|";
    String inBrackets = "[0-9.]+ \\([0-9.]+ to [0-9.]+\\)";

    assertThat(quality).contains("bootstrap over " + written.origin().donors() + " donors");
    for (String figure :
        List.of(
            "sets that hold the true subclass",
            "cells that get a call",
            "calls that are right",
            "cells said to be unlike all others, though they are not",
            "10 %",
            "100 %")) {
      assertThat(quality).containsPattern("\\| " + figure + " \\| " + percents);
    }
    for (String subclass : written.classes()) {
      assertThat(quality)
          .containsPattern("\\| " + subclass + " \\| [0-9]+ (\\| " + inBrackets + " ){4}\\|");
    }
  }

  @Test
  void editedFileIsRefusedByName() throws IOException {
    Path copy = copy("edited");
    Path model = copy.resolve("model.json");
    Files.writeString(model, Files.readString(model).replace("\"slope\"", "\"slope\" "));

    assertThatThrownBy(() -> BundleFolder.read(copy))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("model.json")
        .hasMessageContaining("edited or damaged");
  }

  @Test
  void missingFileIsRefusedByName() throws IOException {
    Path copy = copy("incomplete");
    Files.delete(copy.resolve("weights.safetensors"));

    assertThatThrownBy(() -> BundleFolder.read(copy))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("weights.safetensors")
        .hasMessageContaining("missing");
  }

  @Test
  void nameThatLeadsOutOfTheBundleIsRefused() throws IOException {
    Path copy = copy("hostile");
    Path list = copy.resolve("SHA256SUMS");
    Files.writeString(list, Files.readString(list) + "0".repeat(64) + "  ../../etc/passwd\n");

    assertThatThrownBy(() -> BundleFolder.read(copy))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("SHA256SUMS")
        .hasMessageContaining("no digest");
  }

  @Test
  void linkInPlaceOfAFileIsRefused() throws IOException {
    Path copy = copy("linked");
    Files.delete(copy.resolve("model.json"));
    Files.createSymbolicLink(copy.resolve("model.json"), folder.resolve("model.json"));

    assertThatThrownBy(() -> BundleFolder.read(copy)).isInstanceOf(BundleException.class);
  }

  private static Path copy(String name) throws IOException {
    Path copy = Files.createDirectory(scratch.resolve(name));
    for (Path file : files(folder)) {
      Files.copy(file, copy.resolve(file.getFileName()));
    }
    return copy;
  }

  private static List<Path> files(Path of) throws IOException {
    try (Stream<Path> entries = Files.list(of)) {
      return entries.sorted().toList();
    }
  }
}
