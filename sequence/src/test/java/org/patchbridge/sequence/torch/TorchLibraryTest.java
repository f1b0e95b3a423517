package org.patchbridge.sequence.torch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class TorchLibraryTest {

  @Test
  void librariesOfTheBuildAreFoundAndNoOthers() {
    assertThat(TorchLibrary.isThere()).isTrue();
    assertThat(TorchLibrary.isThere("plan9-mips")).isFalse();
  }

  @Test
  void whatIsMissingIsNamedWithTheOneCommandThatInstallsIt() {
    assertThat(TorchLibrary.missing("linux-x86_64", Optional.of("sudo dpkg -i torch.deb")))
        .isEqualTo(
            "libtorch for linux-x86_64 is not installed, and sequence models (attention, encoder,"
                + " joint) need it; install it with: sudo dpkg -i torch.deb");
    assertThat(TorchLibrary.missing("plan9-mips", Optional.empty()))
        .endsWith("build the program on this machine (./patchbridge does)");
  }
}
