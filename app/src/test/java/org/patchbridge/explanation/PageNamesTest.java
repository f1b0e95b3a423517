package org.patchbridge.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PageNamesTest {
  @Test
  void namesAreThoseOfTheCellsWhereThatIsSafe() {
    assertThat(new PageNames().of(List.of("900124937", "Sst-1.a_2")))
        .containsExactly("900124937", "Sst-1.a_2");
  }

  @Test
  void nameLeadsNowhereElseAndIsNeverHidden() {
    assertThat(new PageNames().of(List.of("../../etc/passwd", "..", "a b/c", "C:\\x", "")))
        .containsExactly("_.._etc_passwd", "cell", "a_b_c", "C__x", "cell-2");
  }

  @Test
  void cellsThatWouldShareAFileGetNumbers() {
    PageNames names = new PageNames();
    assertThat(names.of(List.of("a", "A", "a"))).containsExactly("a", "A-2", "a-3");
    assertThat(names.of(List.of("a"))).containsExactly("a-4");
  }

  @Test
  void longNamesAreCut() {
    assertThat(new PageNames().of(List.of("x".repeat(500))).get(0)).hasSize(100);
  }
}
