package org.patchbridge.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir Path folder;

  @Test
  void contentReplacesTheOldFileAndNothingElseIsLeft() throws IOException {
    Path file = folder.resolve("sub/result.csv");

    AtomicFile.write(file, out -> out.write('1'));
    AtomicFile.write(file, out -> out.write("22".getBytes(StandardCharsets.UTF_8)));

    assertThat(file).hasContent("22");
    assertThat(namesIn(file.getParent())).containsExactly("result.csv");
  }

  @Test
  void failureWhileWritingLeavesTheOldFileAsItWas() throws IOException {
    Path file = folder.resolve("result.csv");
    AtomicFile.write(file, out -> out.write("old".getBytes(StandardCharsets.UTF_8)));

    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      out.write("ne".getBytes(StandardCharsets.UTF_8));
                      throw new IOException("disk full");
                    }))
        .hasMessage("disk full");

    assertThat(file).hasContent("old");
    assertThat(namesIn(folder)).containsExactly("result.csv");
  }

  @Test
  void oldContentStandsUntilTheNewIsComplete() throws IOException {
    Path file = folder.resolve("result.csv");
    AtomicFile.write(file, out -> out.write("old".getBytes(StandardCharsets.UTF_8)));

    AtomicFile.write(
        file,
        out -> {
          out.write("new".getBytes(StandardCharsets.UTF_8));
          out.flush();
          assertThat(file).hasContent("old");
        });

    assertThat(file).hasContent("new");
  }

  @Test
  void whatKilledProgramsLeftOfAFileIsRemovedAndNothingElse() throws IOException {
    Path file = folder.resolve("result.csv");
    for (String name : List.of("result.csv", "result.csv.part", ".other.csv.0a1b.part")) {
      Files.createFile(folder.resolve(name));
    }
    Files.createFile(folder.resolve(".result.csv.0a1b.part"));

    AtomicFile.removeUnfinished(file);

    assertThat(namesIn(folder))
        .containsExactlyInAnyOrder("result.csv", "result.csv.part", ".other.csv.0a1b.part");
  }

  @Test
  void folderIsNoTarget() {
    assertThatThrownBy(() -> AtomicFile.write(folder, out -> out.write(1)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is a folder");
  }

  private static Stream<String> namesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).toList().stream();
    }
  }
}
