package org.patchbridge.figure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {
  @Test
  void ordinaryNamesStayAsTheyAre() {
    String name = "H21.06.351_Zelle-7 α/β 細胞 🧠 <b>&amp;\"";

    assertThat(Printable.of(name)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u001b[2J",
        "\u0000",
        "\n",
        "\r",
        "\u009b31m",
        "\u202e",
        "\ud800",
        "\uffff",
        "\u2028"
      })
  void nothingThatATerminalOrXmlTakesAmissIsLeft(String hostile) {
    String safe = Printable.of("a" + hostile + "b");

    assertThat(safe).startsWith("a\uFFFD").endsWith("b").doesNotContain(hostile);
  }
}
