package org.patchbridge.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.work.InputException;

class FolderOfFilesTest {
  @TempDir Path folder;

  @Test
  void aFileThatCannotBeWrittenIsToldWithWhatToDo() throws IOException {
    Path inTheWay = Files.createDirectories(folder.resolve("mapper.json").resolve("full"));

    assertThatThrownBy(() -> new FolderOfFiles(folder).json("mapper.json", 1))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(folder.resolve("mapper.json") + ": cannot be written (")
        .hasMessageEndingWith(
            "make room, or choose another folder with --to, and give the command again");
    assertThat(inTheWay).isDirectory();
  }
}
