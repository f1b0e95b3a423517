package org.patchbridge.table.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.patchbridge.random.RandomStream;

class ValueTransformTest {
  private static double between(RandomStream random, double low, double high) {
    return low + (high - low) * (random.nextLong() >>> 11) * 0x1p-53;
  }

  /** What such an operand may be, in SI units. */
  private static double operand(String name, RandomStream random) {
    return switch (name) {
      case "threshold" -> between(random, -0.05, -0.02);
      case "rest" -> between(random, -0.09, -0.05);
      case "onset" -> between(random, 0, 1);
      case "rate" -> between(random, 1e4, 1e5);
      case "amplitude" -> between(random, 0.03, 0.1);
      case "trough" -> between(random, -0.03, 0.005);
      case "upstroke" -> between(random, 100, 600);
      default -> between(random, -400, -50);
    };
  }

  @ParameterizedTest
  @EnumSource
  void leadsThereAndBack(ValueTransform transform) {
    RandomStream random = RandomStream.of(18, transform.ordinal());
    for (int trial = 0; trial < 200; trial++) {
      double[] with =
          transform.operands().stream().mapToDouble(name -> operand(name, random)).toArray();
      double x = between(random, 0.01, 0.9);
      double back = transform.inverse().of(transform.of(x, with), with);

      assertThat(back).isCloseTo(x, within(1e-9));
      assertThat(transform.inverse().inverse()).isEqualTo(transform);
      assertThat(transform.inverse().operands()).isEqualTo(transform.operands());
    }
  }

  record Example(
      ValueTransform transform,
      double x,
      String unit,
      List<Double> with,
      String to,
      double result) {}

  static Stream<Example> examples() {
    return Stream.of(
        new Example(ValueTransform.NONE, 14.2, "ms", List.of(), "s", 14.2 / 1000),
        new Example(ValueTransform.NONE, 0.18, "GOhm", List.of(), "MOhm", 180),
        new Example(ValueTransform.NONE, 0.12, "nA", List.of(), "pA", 120),
        new Example(ValueTransform.NEGATE, 12.5, "mV", List.of(), "mV", -12.5),
        new Example(
            ValueTransform.SAG_FROM_PEAK_OVER_STEADY, 1.25, "ratio", List.of(), "ratio", 0.2),
        new Example(ValueTransform.ONE_MINUS, 0.8, "ratio", List.of(), "ratio", 0.2),
        new Example(ValueTransform.ONE_MINUS, 80, "%", List.of(), "ratio", 0.2),
        new Example(ValueTransform.MINUS_THRESHOLD, 22, "mV", List.of(-0.0415), "mV", 63.5),
        new Example(ValueTransform.THRESHOLD_MINUS, 12, "mV", List.of(-0.04), "mV", -52),
        new Example(ValueTransform.REST_TO_THRESHOLD, 90, "mV", List.of(-0.07, -0.04), "mV", 60),
        new Example(ValueTransform.MINUS_ONSET, 580, "ms", List.of(0.5), "s", 0.08),
        new Example(ValueTransform.FROM_SAMPLES, 4000, "samples", List.of(50_000.0), "s", 0.08),
        new Example(ValueTransform.RECIPROCAL, 25, "ms", List.of(), "Hz", 40),
        new Example(ValueTransform.RECIPROCAL, 5, "nS", List.of(), "MOhm", 200),
        new Example(ValueTransform.OVER_MAGNITUDE, 300, "V/s", List.of(-150.0), "ratio", 2),
        // Half of 20 mV of trough, at 400 mV/ms up and 200 mV/ms down: 0.025 and 0.05 ms more.
        new Example(
            ValueTransform.WIDTH_AT_HALF_PROMINENCE,
            0.5,
            "ms",
            List.of(0.06, -0.02, 400.0, -200.0),
            "ms",
            0.575),
        // A trough deeper than the spike is high: IPFX takes the width above threshold, too.
        new Example(
            ValueTransform.WIDTH_AT_HALF_PROMINENCE,
            0.5,
            "ms",
            List.of(0.01, -0.02, 400.0, -200.0),
            "ms",
            0.5));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void valueIsInTheFeaturesUnit(Example example) {
    MeasureUnit unit = MeasureUnit.parse(example.unit()).orElseThrow();
    MeasureUnit to = MeasureUnit.parse(example.to()).orElseThrow();
    double[] with = example.with().stream().mapToDouble(Double::doubleValue).toArray();

    assertThat(example.transform().of(example.x(), unit, with, to))
        .isCloseTo(example.result(), within(1e-9));
    assertThat(example.transform().result(unit.dimension())).isEqualTo(to.dimension());
  }

  @Test
  void unitAloneDividesOnceAsSchemasDo() {
    MeasureUnit ms = MeasureUnit.parse("ms").orElseThrow();
    MeasureUnit s = MeasureUnit.parse("s").orElseThrow();

    assertThat(ValueTransform.NONE.of(14.1, ms, new double[0], s)).isEqualTo(14.1 / 1000);
    assertThat(ValueTransform.NONE.of(0.1 + 0.2, s, new double[0], s)).isEqualTo(0.1 + 0.2);
  }

  @Test
  void nothingOverZeroIsNoValue() {
    assertThat(ValueTransform.RECIPROCAL.of(0, new double[0])).isInfinite();
    assertThat(ValueTransform.SAG_FROM_PEAK_OVER_STEADY.of(0, new double[0])).isInfinite();
  }

  @ParameterizedTest
  @EnumSource
  void manualHasItsLine(ValueTransform transform) throws IOException {
    String operands = String.join(", ", transform.operands());

    assertThat(Files.readAllLines(Path.of("../docs/columns.md")))
        .contains(
            "| `"
                + transform.id()
                + "` | "
                + transform.words()
                + " | "
                + operands
                + " | `"
                + transform.inverse().id()
                + "` |");
  }
}
