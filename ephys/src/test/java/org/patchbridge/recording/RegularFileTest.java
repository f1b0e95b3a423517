package org.patchbridge.recording;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.quality.QualityLimits;
import org.patchbridge.stimulus.StimulusOntology;
import org.patchbridge.stimulus.SweepProtocols;

class RegularFileTest {
  @TempDir Path folder;

  @Test
  void fileAndWhatIsNotThereArePassedOn() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);

    assertThatCode(() -> RegularFile.require(file)).doesNotThrowAnyException();
    assertThatCode(() -> RegularFile.require(link)).doesNotThrowAnyException();
    assertThatCode(() -> RegularFile.require(folder.resolve("none"))).doesNotThrowAnyException();
  }

  @Test
  void folderDeviceAndSocketAreNamedAsWhatTheyAre() throws Exception {
    assertRefused(folder, "is a folder");
    assumeTrue(Files.exists(Path.of("/dev/zero")), "this system has no /dev/zero");
    assertRefused(Path.of("/dev/zero"), "is a device");
    Path socket = folder.resolve("socket");
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket));
      assertRefused(socket, "is a socket");
    }
  }

  @Test
  void everyTextFileOfThePackageIsCheckedBeforeItIsOpened() throws Exception {
    Path pipe = folder.resolve("pipe");
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/mkfifo"))
            && new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0,
        "no named pipe can be made here");

    assertThatThrownBy(() -> StimulusOntology.read(pipe)).hasMessageContaining("a named pipe");
    assertThatThrownBy(() -> SweepProtocols.of(pipe.toString()))
        .hasMessageContaining("a named pipe");
    assertThatThrownBy(() -> QualityLimits.read(pipe)).hasMessageContaining("a named pipe");
  }

  private static void assertRefused(Path path, String said) {
    assertThatThrownBy(() -> RegularFile.require(path))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining(path + ": " + said);
  }
}
