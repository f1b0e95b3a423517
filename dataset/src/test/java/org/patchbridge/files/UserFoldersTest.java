package org.patchbridge.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserFoldersTest {
  @Test
  void linuxFollowsTheXdgSpecification() {
    UserFolders folders = UserFolders.of("Linux", "/home/ada", Map.of("XDG_DATA_HOME", "/big"));

    assertThat(folders.cache()).isEqualTo(Path.of("/home/ada/.cache/patchbridge"));
    assertThat(folders.data()).isEqualTo(Path.of("/big/patchbridge"));
  }

  @Test
  void relativeOrEmptyVariableCountsAsNotGiven() {
    UserFolders folders =
        UserFolders.of(
            "Linux", "/home/ada", Map.of("XDG_CACHE_HOME", "cache", "PATCHBRIDGE_DATA", ""));

    assertThat(folders.cache()).isEqualTo(Path.of("/home/ada/.cache/patchbridge"));
    assertThat(folders.data()).isEqualTo(Path.of("/home/ada/.local/share/patchbridge"));
  }

  @Test
  void macosHasItsLibrary() {
    UserFolders folders = UserFolders.of("Mac OS X", "/Users/ada", Map.of());

    assertThat(folders.cache()).isEqualTo(Path.of("/Users/ada/Library/Caches/patchbridge"));
    assertThat(folders.data())
        .isEqualTo(Path.of("/Users/ada/Library/Application Support/patchbridge"));
  }

  @Test
  void windowsHasTwoFoldersInOne() {
    UserFolders folders =
        UserFolders.of("Windows 11", "/Users/ada", Map.of("LOCALAPPDATA", "/local"));

    assertThat(folders.cache()).isEqualTo(Path.of("/local/patchbridge/cache"));
    assertThat(folders.data()).isEqualTo(Path.of("/local/patchbridge/data"));
  }

  @Test
  void ownVariablesGoBeforeThePlatform() {
    UserFolders folders =
        UserFolders.of(
            "Linux",
            "/home/ada",
            Map.of("PATCHBRIDGE_CACHE", "/scratch/cache", "PATCHBRIDGE_DATA", "/scratch/data"));

    assertThat(folders.cache()).isEqualTo(Path.of("/scratch/cache"));
    assertThat(folders.data()).isEqualTo(Path.of("/scratch/data"));
  }
}
