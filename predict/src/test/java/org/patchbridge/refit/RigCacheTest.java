package org.patchbridge.refit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.adaptation.AdaptationMethod;
import org.patchbridge.adaptation.AdaptedCell;
import org.patchbridge.adaptation.BatchAdapter;
import org.patchbridge.adaptation.RigReference;
import org.patchbridge.dataset.Cohort;

class RigCacheTest {
  private static final Cohort CELLS = TableCohort.of(120, 1);
  private static final Cohort BATCH = TableCohort.of(40, 2);

  @TempDir Path folder;

  private static List<AdaptedCell> adapted(RigReference rig) {
    return new BatchAdapter(rig, 0.9, 1)
        .adapt(BATCH, AdaptationMethod.SCALE, Optional.empty())
        .cells();
  }

  private static void assertSame(RigReference one, RigReference other) {
    List<AdaptedCell> first = adapted(one);
    List<AdaptedCell> second = adapted(other);
    assertThat(second).hasSameSizeAs(first);
    for (int i = 0; i < first.size(); i++) {
      assertThat(second.get(i).probabilities()).isEqualTo(first.get(i).probabilities());
      assertThat(second.get(i).set()).isEqualTo(first.get(i).set());
      assertThat(second.get(i).isCalled()).isEqualTo(first.get(i).isCalled());
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  @Test
  void whatIsReadGivesTheSameAsWhatIsLearntBitForBit() throws IOException {
    int[] all = IntStream.range(0, CELLS.size()).toArray();
    RigReference learnt = RigReference.fit(CELLS, all, 7).orElseThrow();
    RigCache cache = new RigCache(folder, 3);

    RigReference first = cache.of(CELLS, 7).orElseThrow();
    byte[] kept = Files.readAllBytes(files().get(0));
    RigReference second = cache.of(CELLS, 7).orElseThrow();

    assertSame(learnt, first);
    assertSame(learnt, second);
    assertThat(files()).hasSize(1);
    assertThat(Files.readAllBytes(files().get(0))).isEqualTo(kept);
  }

  @Test
  void whatIsKeptIsNotLearntAgain() throws IOException {
    RigCache cache = new RigCache(folder, 3);
    RigReference learnt = cache.of(CELLS, 7).orElseThrow();
    Path kept = files().get(0);
    cache.of(TableCohort.of(120, 3), 7);
    Path ofOthers = files().stream().filter(each -> !each.equals(kept)).findFirst().orElseThrow();

    Files.copy(ofOthers, kept, StandardCopyOption.REPLACE_EXISTING);

    assertThat(adapted(cache.of(CELLS, 7).orElseThrow()).get(0).probabilities())
        .as("by the models of the other cells, as the file says")
        .isNotEqualTo(adapted(learnt).get(0).probabilities());
  }

  @Test
  void damagedFilesAreLearntAgain() throws IOException {
    RigCache cache = new RigCache(folder, 3);
    RigReference learnt = cache.of(CELLS, 7).orElseThrow();
    Path file = files().get(0);
    byte[] whole = Files.readAllBytes(file);
    byte[] changed = whole.clone();
    changed[whole.length - 3] ^= 1;

    for (byte[] damaged : List.of(changed, new byte[5], new byte[0])) {
      Files.write(file, damaged);
      assertSame(learnt, cache.of(CELLS, 7).orElseThrow());
      assertThat(Files.readAllBytes(file)).isEqualTo(whole);
    }
  }

  @Test
  void otherCellsAndSeedsHaveFilesOfTheirOwnAndTheOldestGo() throws IOException {
    RigCache cache = new RigCache(folder, 2);
    cache.of(CELLS, 1);
    cache.of(CELLS, 2);
    assertThat(files()).hasSize(2);

    cache.of(BATCH, 1);

    assertThat(files()).hasSize(2);
  }

  @Test
  void aFolderThatCannotBeWrittenCostsTimeOnly() throws IOException {
    Path file = Files.writeString(folder.resolve("no-folder"), "");

    assertThat(new RigCache(file, 2).of(CELLS, 1)).isPresent();
  }
}
