package org.patchbridge.table.mapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.patchbridge.table.vocabulary.Definition;
import org.patchbridge.table.vocabulary.Dimension;
import org.patchbridge.table.vocabulary.MeasureUnit;
import org.patchbridge.table.vocabulary.NameReading;
import org.patchbridge.table.vocabulary.ValueTransform;
import org.patchbridge.table.vocabulary.Vocabulary;

/** How the columns of a table could be the features of a model. */
final class FeatureFit {
  /** Units that people write such measures in; others only where the header says so. */
  private static final List<String> USUAL_UNITS =
      List.of(
          "mV", "V", "pA", "nA", "A", "ms", "s", "us", "Hz", "kHz", "MOhm", "GOhm", "Ohm", "nS",
          "uS", "pS", "Hz/pA", "Hz/nA", "V/s", "ratio", "%", "mV*s", "rad", "rad*Hz");

  private static final double LARGEST_RATIO = 2;

  private final List<TableColumn> columns;

  FeatureFit(List<TableColumn> columns) {
    this.columns = columns;
  }

  /**
   * One way.
   *
   * @param definition that the column's number is taken to have
   * @param median under it, in the feature's unit; NaN where it cannot be computed
   * @param isPlausible whether that agrees with the feature's usual values; true where these are
   *     not known
   * @param lacking operands that no column is known for
   */
  record Option(
      TableColumn column,
      NameReading reading,
      Definition definition,
      MappedFeature mapped,
      boolean isUnitInHeader,
      double median,
      boolean isPlausible,
      List<String> lacking) {
    /** Whether the header is the feature's name and nothing more. */
    boolean isExact() {
      return reading.isFeatureName() && column.header().name().equals(column.name());
    }
  }

  /** For each column that may be the feature the best way, the best column first. */
  List<Option> options(WantedFeature wanted) {
    String name = wanted.column().name();
    Optional<MeasureUnit> unit = wanted.unit();
    if (unit.isEmpty()) {
      return List.of();
    }
    Optional<NameReading> known = Vocabulary.get().feature(name);
    NameReading meant = known.orElseGet(() -> NameReading.ofItself(name, unit.get().dimension()));
    List<Option> best = new ArrayList<>();
    for (TableColumn each : columns) {
      TableColumn column = known.isPresent() ? each : each.named(name, meant);
      if (column.isNumeric() && column.reading().filter(meant::isOfSame).isPresent()) {
        ways(column, wanted, meant, unit.get()).stream().findFirst().ifPresent(best::add);
      }
    }
    best.sort(
        Comparator.comparing((Option each) -> !each.lacking().isEmpty())
            .thenComparing(each -> !each.isPlausible())
            .thenComparing(each -> !each.isExact())
            .thenComparing(each -> !each.reading().isSweepNamed())
            .thenComparing(each -> each.mapped().transform() != ValueTransform.NONE)
            .thenComparing(each -> !each.isUnitInHeader()));
    return best;
  }

  /** The ways of one column: what is complete and plausible first, else in the order of trial. */
  private List<Option> ways(
      TableColumn column, WantedFeature wanted, NameReading meant, MeasureUnit unit) {
    NameReading reading = column.reading().orElseThrow();
    Definition target = meant.definitions().get(0);
    List<Option> ways = new ArrayList<>();
    for (Definition definition : reading.definitions()) {
      Dimension dimension = definition.dimension(reading.measure().dimension());
      Optional<ValueTransform> transform = definition.to(target);
      Optional<MeasureUnit> stated = column.unit(dimension);
      boolean isOther = column.header().unit().isPresent() && stated.isEmpty();
      if (transform.isEmpty() || isOther) {
        continue;
      }
      List<MeasureUnit> units =
          stated
              .map(List::of)
              .orElseGet(
                  () ->
                      MeasureUnit.of(dimension).stream()
                          .filter(each -> isUsual(each, column))
                          .toList());
      ways.addAll(
          units.stream()
              .map(
                  each ->
                      option(column, definition, each, completed(transform.get(), reading), wanted))
              .sorted(
                  Comparator.comparingDouble((Option each) -> distance(each, wanted))
                      .thenComparing(each -> !each.mapped().unit().equals(unit)))
              .limit(1)
              .toList());
    }
    ways.sort(
        Comparator.comparing((Option each) -> !each.lacking().isEmpty())
            .thenComparing(each -> !each.isPlausible()));
    return ways;
  }

  /** Without a sign in the header, numbers of 0 to 2 are ratios and no percentages. */
  private static boolean isUsual(MeasureUnit unit, TableColumn column) {
    return USUAL_UNITS.contains(unit.text())
        && (!unit.text().equals("%")
            || Math.abs(UsualRange.medianOf(column.present())) > LARGEST_RATIO);
  }

  /** A width is better taken as it is than not at all: it differs by about a fifth. */
  private ValueTransform completed(ValueTransform transform, NameReading reading) {
    boolean isWidth =
        transform == ValueTransform.WIDTH_AT_HALF_PROMINENCE
            || transform == ValueTransform.WIDTH_AT_HALF_AMPLITUDE;
    return isWidth
            && transform.operands().stream().anyMatch(name -> operand(name, reading).isEmpty())
        ? ValueTransform.NONE
        : transform;
  }

  private static double distance(Option option, WantedFeature wanted) {
    double distance = wanted.usual().map(usual -> usual.distance(option.median())).orElse(0.0);
    return Double.isNaN(distance) ? Double.POSITIVE_INFINITY : distance;
  }

  private Option option(
      TableColumn column,
      Definition definition,
      MeasureUnit unit,
      ValueTransform transform,
      WantedFeature wanted) {
    NameReading reading = column.reading().orElseThrow();
    Map<String, TableColumn> with = new LinkedHashMap<>();
    List<String> lacking = new ArrayList<>();
    for (String name : transform.operands()) {
      operand(name, reading)
          .ifPresentOrElse(found -> with.put(name, found), () -> lacking.add(name));
    }
    Map<String, MappedFeature.Operand> operands = new LinkedHashMap<>();
    transform.operands().forEach(name -> operands.put(name, placeholder(transform, name, with)));
    MappedFeature mapped =
        new MappedFeature(wanted.key(), column.name(), unit, transform, operands, 0);
    double median =
        lacking.isEmpty()
            ? UsualRange.medianOf(values(column, mapped, with, wanted.unit().orElseThrow()))
            : Double.NaN;
    return new Option(
        column,
        reading,
        definition,
        mapped,
        column.unit(unit.dimension()).isPresent(),
        median,
        lacking.isEmpty() && wanted.usual().map(usual -> usual.isPlausible(median)).orElse(true),
        lacking);
  }

  private static MappedFeature.Operand placeholder(
      ValueTransform transform, String name, Map<String, TableColumn> with) {
    Dimension dimension = transform.dimensionOf(name);
    TableColumn column = with.get(name);
    return column == null
        ? MappedFeature.Operand.number(0, MeasureUnit.of(dimension).get(0))
        : MappedFeature.Operand.column(column.name(), column.operandUnit(dimension));
  }

  /** The column that says what a transform needs, of the same sweep. */
  private Optional<TableColumn> operand(String name, NameReading beside) {
    return switch (name) {
      case "threshold" -> column("threshold_v", beside, Definition.ABSOLUTE);
      case "rest" -> column("v_baseline", beside, Definition.PLAIN);
      case "amplitude" -> column("peak_deltav", beside, Definition.FROM_THRESHOLD);
      case "trough" ->
          column("fast_trough_deltav", beside, Definition.FROM_THRESHOLD)
              .filter(column -> UsualRange.medianOf(column.present()) < 0);
      case "upstroke" -> column("upstroke", beside, Definition.PLAIN);
      case "of", "downstroke" -> column("downstroke", beside, Definition.SIGNED);
      default -> Optional.empty();
    };
  }

  private Optional<TableColumn> column(String feature, NameReading beside, Definition definition) {
    NameReading meant = Vocabulary.get().feature(feature).orElseThrow();
    return columns.stream()
        .filter(TableColumn::isNumeric)
        .filter(
            column ->
                column
                    .reading()
                    .filter(each -> each.measure().name().equals(meant.measure().name()))
                    .filter(each -> each.definitions().get(0) == definition)
                    .filter(each -> each.sweep().isEmpty() || each.sweep().equals(beside.sweep()))
                    .isPresent())
        .min(Comparator.comparing(FeatureFit::isOfUnnamedSweep));
  }

  private static boolean isOfUnnamedSweep(TableColumn column) {
    return column.reading().filter(NameReading::isSweepNamed).isEmpty();
  }

  private static double[] values(
      TableColumn column, MappedFeature mapped, Map<String, TableColumn> with, MeasureUnit unit) {
    List<String> names = mapped.transform().operands();
    return IntStream.range(0, column.values().length)
        .mapToDouble(
            row -> {
              double[] operands =
                  names.stream()
                      .mapToDouble(
                          name ->
                              mapped
                                  .operands()
                                  .get(name)
                                  .unit()
                                  .in(0, with.get(name).values()[row]))
                      .toArray();
              return mapped.transform().of(column.values()[row], mapped.unit(), operands, unit);
            })
        .filter(Double::isFinite)
        .toArray();
  }
}
