package org.patchbridge.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.work.InputException;

/** What is found does not depend on what cannot be looked at. */
class RecordingFilesTest {
  @TempDir Path folder;
  private Path rig;

  @BeforeEach
  void makeRecordings() throws IOException {
    rig = Files.createDirectories(folder.toRealPath().resolve("rig/day 1"));
    Files.writeString(rig.resolve("a.nwb"), "a");
    Files.writeString(rig.resolve("b.ABF"), "b");
    Files.writeString(rig.resolve(".hidden.nwb"), "h");
    Files.writeString(rig.resolve("notes.txt"), "n");
  }

  private RecordingFiles.Found find(String... names) {
    return RecordingFiles.find(List.of(names));
  }

  private static List<String> names(RecordingFiles.Found found) {
    return found.files().stream().map(file -> file.path().getFileName().toString()).toList();
  }

  @Test
  void folderGivesItsRecordingsAndNothingIsSkipped() {
    RecordingFiles.Found found = find(folder.toString());

    assertThat(names(found)).containsExactly("a.nwb", "b.ABF");
    assertThat(found.skipped()).isEmpty();
  }

  @Test
  void linkThatLeadsInACircleIsSkippedWithAReason() throws IOException {
    Files.createSymbolicLink(rig.resolve("circle"), folder);

    RecordingFiles.Found found = find(folder.toString());

    assertThat(names(found)).containsExactly("a.nwb", "b.ABF");
    assertThat(found.skipped())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.path().getFileName()).hasToString("circle");
              assertThat(one.message()).contains("circle: a link that leads back");
            });
  }

  @Test
  void recordingThatIsALinkToNothingOrItselfIsSkippedWithAReason() throws IOException {
    Files.createSymbolicLink(rig.resolve("gone.nwb"), Path.of("nowhere"));
    Files.createSymbolicLink(rig.resolve("self.nwb"), Path.of("self.nwb"));
    Files.createSymbolicLink(rig.resolve("gone.txt"), Path.of("nowhere"));

    RecordingFiles.Found found = find(folder.toString());

    assertThat(names(found)).containsExactly("a.nwb", "b.ABF");
    assertThat(found.skipped())
        .extracting(one -> one.path().getFileName().toString())
        .containsExactly("gone.nwb", "self.nwb");
  }

  @Test
  void linkToAnotherFolderOrRecordingIsFollowedAndEachIsTakenOnce() throws IOException {
    Path other = Files.createDirectory(folder.resolve("other"));
    Files.createSymbolicLink(other.resolve("link.nwb"), rig.resolve("a.nwb"));
    Files.createSymbolicLink(other.resolve("days"), rig);

    RecordingFiles.Found found = find(other.toString());

    assertThat(names(found)).containsExactly("a.nwb", "b.ABF");
    assertThat(found.skipped()).isEmpty();
  }

  @Test
  void folderThatThisUserMayNotReadIsSkippedWithAReason() throws IOException {
    Path secret = Files.createDirectory(rig.resolve("secret"));
    Files.setPosixFilePermissions(secret, Set.of());
    assumeFalse(Files.isReadable(secret), "permissions do not bind this user (root)");

    assertThat(find(folder.toString()).skipped())
        .singleElement()
        .satisfies(one -> assertThat(one.message()).endsWith("secret: permission denied"));
  }

  @Test
  void globSkipsToo() throws IOException {
    Files.createSymbolicLink(rig.resolve("circle"), folder);

    RecordingFiles.Found found = find(folder + "/**.nwb");

    assertThat(names(found)).containsExactly("a.nwb");
    assertThat(found.skipped()).hasSize(1);
  }

  @Test
  void searchThatFindsNothingButWhatItSkippedSaysWhy() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Files.createSymbolicLink(empty.resolve("x.nwb"), Path.of("nowhere"));

    assertThatThrownBy(() -> find(empty.toString()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("x.nwb: a link that leads to no file");
  }

  @Test
  void nameThatLeadsToNothingIsRefused() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));

    assertThatThrownBy(() -> find(empty.toString())).hasMessageContaining("no .nwb or .abf file");
    assertThatThrownBy(() -> find(folder + "/x.nwb"))
        .hasMessageContaining("x.nwb: cannot be found (there is no such file");
  }
}
