package org.patchbridge.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableFoldersTest {
  @TempDir Path folder;

  @Test
  void folderAndThoseBelowItAreLookedIntoEachOnce() throws IOException {
    Path human = Files.createDirectory(folder.resolve("human"));
    Files.createSymbolicLink(folder.resolve("again"), human);
    Files.createSymbolicLink(folder.resolve("circle"), folder);

    TableFolders found = TableFolders.of(folder);

    assertThat(found.folders()).containsExactly(folder, folder.resolve("again"));
    assertThat(found.skipped()).isEmpty();
  }

  @Test
  void linkThatLeadsNowhereIsSkippedWithAReasonWhereItMightBeATable() throws IOException {
    for (String name : new String[] {"mouse", "features.csv", "photo.png"}) {
      Files.createSymbolicLink(folder.resolve(name), Path.of(name));
    }

    assertThat(TableFolders.of(folder).skipped())
        .extracting(one -> one.path().getFileName().toString())
        .containsExactlyInAnyOrder("mouse", "features.csv");
  }

  @Test
  void missingFolderIsRefused() {
    assertThatThrownBy(() -> TableFolders.of(folder.resolve("no")))
        .hasMessageContaining("there is no such folder");
  }
}
