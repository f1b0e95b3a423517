package org.patchbridge.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir Path folder;

  @Test
  void writesIntoFoldersThatDoNotExistYet() throws IOException {
    Path file = folder.resolve("a/b/c.txt");

    AtomicFile.write(file, new byte[] {1, 2, 3});

    assertThat(file).hasBinaryContent(new byte[] {1, 2, 3});
  }

  @Test
  void failureHalfWayKeepsTheOldFileAndLeavesNothingBehind() throws IOException {
    Path file = folder.resolve("kept.txt");
    Files.writeString(file, "old");

    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      out.write(new byte[100_000]);
                      throw new IOException("disk full");
                    }))
        .hasMessage("disk full");

    assertThat(file).hasContent("old");
    try (var entries = Files.list(folder)) {
      assertThat(entries).containsExactly(file);
    }
  }
}
