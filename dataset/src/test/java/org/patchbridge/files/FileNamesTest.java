package org.patchbridge.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {
  private static final Path FOLDER = Path.of("chosen").toAbsolutePath();

  @Test
  void namesAreTheTextsWhereThatIsSafe() {
    assertThat(new FileNames().next(List.of("900124937", "Sst-1.a_2", "allen-mouse-v1")))
        .containsExactly("900124937", "Sst-1.a_2", "allen-mouse-v1");
  }

  @Test
  void whatIsUnsafeBecomesAnUnderscore() {
    assertThat(new FileNames().next(List.of("../../etc/passwd", "..", "a b/c", "C:\\x", "", "-rf")))
        .containsExactly("_.._etc_passwd", "unnamed", "a_b_c", "C__x", "unnamed-2", "rf");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../x",
        "../../../evil",
        "/abs",
        "a/b",
        "a\\b",
        "..",
        ".",
        "",
        " ",
        "a\0b",
        "CON",
        "nul.txt",
        "lpt1.tar.gz",
        "line\nbreak",
        "trailing.",
        ".hidden",
        "~root",
        "$(id)",
        "\u202etxt",
        "研究"
      })
  void hostileTextGivesAPlainNameInTheFolder(String text) {
    String name = FileNames.of(text);

    assertThat(FileNames.isPlain(name)).isTrue();
    assertThat(FOLDER.resolve(name + ".npz").normalize().getParent()).isEqualTo(FOLDER);
    assertThat(name).doesNotMatch("(?i)(con|nul|lpt1)(\\..*)?").doesNotStartWith(".");
    assertThat(FileNames.isPlain(text)).isFalse();
  }

  @Test
  void textsThatWouldShareAFileGetNumbers() {
    FileNames names = new FileNames();
    assertThat(names.next(List.of("a", "A", "a"))).containsExactly("a", "A-2", "a-3");
    assertThat(names.next("a")).isEqualTo("a-4");
    assertThat(new FileNames().next(List.of("a/b", "a_b"))).containsExactly("a_b", "a_b-2");
  }

  @Test
  void longNamesAreCut() {
    assertThat(FileNames.of("x".repeat(5000))).hasSize(100);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cells.csv", "tables/cells.csv", "a/../cells.csv", "..cells.csv"})
  void pathInsideAFolderStaysInside(String path) {
    assertThat(FileNames.staysInside(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../x",
        "a/../../x",
        "/abs",
        "..",
        ".",
        "",
        "a\0b",
        "C:\\x",
        "C:x",
        "a\\..\\..\\x"
      })
  void pathThatLeadsElsewhereDoesNot(String path) {
    assertThat(FileNames.staysInside(path)).isFalse();
  }

  @Test
  void lastPartOfAPathIsFoundWhateverItsSystem() {
    assertThat(FileNames.last("/data/a.nwb")).isEqualTo("a.nwb");
    assertThat(FileNames.last("D:\\rig 2\\a.nwb")).isEqualTo("a.nwb");
    assertThat(FileNames.last("a.nwb")).isEqualTo("a.nwb");
    assertThat(FileNames.last("/")).isEmpty();
  }
}
