package org.patchbridge.report.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SvgTextTest {
  @Test
  void numbersHaveNoMoreThanTheirTenths() {
    assertThat(SvgText.number(3)).isEqualTo("3");
    assertThat(SvgText.number(2.96)).isEqualTo("3");
    assertThat(SvgText.number(-0.04)).isEqualTo("0");
    assertThat(SvgText.number(-12.34)).isEqualTo("-12.3");
  }

  @Test
  void outlineIsItsFirstPlaceAndThenSteps() {
    assertThat(SvgText.outline(List.of(at(10, 20)))).isEqualTo("M10 20");
    assertThat(SvgText.outline(List.of(at(10, 20), at(10.5, 19.4), at(12, 19.4))))
        .isEqualTo("M10 20l.5-.6 1.5 0");
  }

  @Test
  void stepsOfAnOutlineDoNotDriftAway() {
    double third = 1 / 30.0;
    String path = SvgText.outline(List.of(at(0, 0), at(third, 0), at(2 * third, 0), at(0.1, 0)));

    assertThat(path).isEqualTo("M0 0l0 0 .1 0 0 0");
  }

  private static double[] at(double x, double y) {
    return new double[] {x, y};
  }
}
