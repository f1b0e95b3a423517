package org.patchbridge.archive.dandi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbridge.files.FileNames;
import org.patchbridge.random.RandomStream;

class ContainedPathTest {
  private static final Path FOLDER = Path.of("/home/someone/mouse");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dandiset.yaml",
        "sub-1/sub-1_ses-2_icephys.nwb",
        "sub-1/sub-1_obj-1x2y3z_behavior.nwb"
      })
  void anOrdinaryPathStays(String path) {
    assertThat(ContainedPath.of(path)).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../.ssh/authorized_keys",
        "/etc/passwd",
        "sub-1/../../x.nwb",
        "..\\..\\x.nwb",
        "C:\\Windows\\x.nwb",
        "C:x.nwb",
        "//server/share/x.nwb",
        "sub-1/a\nb.nwb",
        "sub-1/`id`.nwb",
        "sub-1/$(id).nwb",
        "sub-1/nul",
        "con/aux.nwb",
        "sub-1/.bashrc",
        "-rf/x.nwb",
        "sub-1//x.nwb",
        "./x.nwb",
        "",
        "/",
        "x.nwb/",
        "x.nwb.part",
        "x.nwb.part.etag",
        "dandi-manifest.json",
        "sub-1/x.nwb\u0000.txt",
        "sub-1/\u202Ebwn.x"
      })
  void anyOtherStaysInTheFolderUnderPlainNames(String path) {
    String contained = ContainedPath.of(path);

    assertThat(contained).isNotEqualTo(path);
    assertThat(FOLDER.resolve(contained).normalize()).startsWithRaw(FOLDER).isNotEqualTo(FOLDER);
    assertThat(contained.split("/", -1)).allMatch(FileNames::isPlain);
    assertThat(contained).doesNotEndWith(".part").doesNotEndWith(".etag");
    assertThat(ContainedPath.of(path)).isEqualTo(contained);
  }

  @Test
  void pathsThatDifferOnlyInWhatIsReplacedStayApart() {
    assertThat(ContainedPath.of("a\nb.nwb")).isNotEqualTo(ContainedPath.of("a\tb.nwb"));
    assertThat(ContainedPath.of("../x.nwb")).isNotEqualTo(ContainedPath.of("../../x.nwb"));
    assertThat(ContainedPath.of("a\nb.nwb")).endsWith(".nwb");
  }

  @Test
  void whateverTheServerSendsIsContained() {
    String alphabet = "ab/\\.:-_ \n\u0000*?`$~\u00e4\u202e%";
    RandomStream random = RandomStream.of(21);
    for (int i = 0; i < 5000; i++) {
      StringBuilder path = new StringBuilder();
      for (int length = random.nextInt(30); length > 0; length--) {
        path.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      String contained = ContainedPath.of(path.toString());
      assertThat(FOLDER.resolve(contained).normalize())
          .startsWithRaw(FOLDER)
          .isNotEqualTo(FOLDER)
          .isEqualTo(FOLDER.resolve(contained));
    }
  }
}
