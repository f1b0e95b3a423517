package org.patchbridge.study.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbridge.extraction.RecordingFile;
import org.patchbridge.extraction.RecordingFiles;
import org.patchbridge.random.RandomStream;

class ShardTest {
  private static final String LETTERS = "abcdefghij0123456789 äé_-";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void anyNumberOfSharesHasEveryNameOnce(long seed) {
    RandomStream random = RandomStream.of(seed);
    int of = 1 + random.nextInt(60);
    for (int k = 0; k < 300; k++) {
      String name = name(random);
      int holders = 0;
      for (int number = 1; number <= of; number++) {
        holders += new Shard(number, of).has(name) ? 1 : 0;
      }
      assertThat(holders).as("shares of %s among %d", name, of).isOne();
    }
  }

  @Test
  void sharesOfManyNamesAreOfLikeSize() {
    int[] sizes = new int[10];
    for (int k = 0; k < 10_000; k++) {
      for (int number = 1; number <= 10; number++) {
        sizes[number - 1] += new Shard(number, 10).has("sub-" + k + "/cell.nwb") ? 1 : 0;
      }
    }
    // Five standard deviations of a binomial share.
    for (int size : sizes) {
      assertThat(size).isBetween(850, 1150);
    }
  }

  /** The oracle is Python: int(sha256(name).hexdigest()[:16], 16) % n + 1. */
  @Test
  void shareOfANameStaysWhatItWas() {
    assertThat(List.of(shareOf("sub-1/a.nwb", 7), shareOf("b.nwb", 7), shareOf("b.nwb", 100)))
        .containsExactly(3, 3, 22);
  }

  @Test
  void sharesOfAFolderAreTheSameWhereverTheFolderIsAndFollowThePathBelowIt() throws IOException {
    Path one = Files.createDirectories(folder.resolve("one"));
    Path other = Files.createDirectories(folder.resolve("elsewhere/two"));
    for (Path root : List.of(one, other)) {
      for (int k = 0; k < 20; k++) {
        Path file = root.resolve("sub-" + k % 4).resolve("cell-" + k + ".nwb");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
      }
    }
    for (int number = 1; number <= 3; number++) {
      Shard shard = new Shard(number, 3);
      assertThat(below(one, shard.find(List.of(one.toString()))))
          .isEqualTo(below(other, shard.find(List.of(other.toString()))))
          .allSatisfy(name -> assertThat(shard.has(name)).isTrue());
    }
  }

  @Test
  void recordingsNamedTwiceAreInOneShare() throws IOException {
    Path inner = Files.createDirectories(folder.resolve("all/inner"));
    for (int k = 0; k < 30; k++) {
      Files.writeString(inner.resolve(k + ".nwb"), "");
    }
    List<String> names =
        List.of(
            inner.toString(), folder.resolve("all").toString(), inner.resolve("*.nwb").toString());
    List<Path> found = new ArrayList<>();
    for (int number = 1; number <= 4; number++) {
      new Shard(number, 4).find(names).files().forEach(file -> found.add(file.path()));
    }
    Set<Path> once = new HashSet<>(found);
    assertThat(found).hasSize(30);
    assertThat(once).hasSize(30);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0/3", "4/3", "1/0", "-1/3", "1", "a/b", "1/2/3", "", "1/9999999"})
  void whatIsNoShareIsRefusedWithWhatWouldBe(String text) {
    assertThatThrownBy(() -> Shard.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("give ");
  }

  private static int shareOf(String name, int of) {
    int number = 1;
    while (!new Shard(number, of).has(name)) {
      number++;
    }
    return number;
  }

  private static Set<String> below(Path root, RecordingFiles.Found found) throws IOException {
    Set<String> names = new HashSet<>();
    for (RecordingFile file : found.files()) {
      names.add(root.toRealPath().relativize(file.path()).toString());
    }
    return names;
  }

  private static String name(RandomStream random) {
    StringBuilder name = new StringBuilder();
    for (int k = 1 + random.nextInt(20); k > 0; k--) {
      name.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return name.append(".nwb").toString();
  }
}
