package org.patchbridge.findings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.report.answer.Packed;
import org.patchbridge.report.answer.PackedFamily;

/** Feature families of a cohort as small as a picture needs them. */
final class FamilyTables {
  /** A small figure shows no more. */
  private static final int MOST_POSITIONS = 60;

  /** Values kept in a page: more would make it slow to open. */
  private static final int MOST_VALUES = 400_000;

  private FamilyTables() {}

  /** Empty for a cohort whose families would be too much for a page. */
  static List<PackedFamily> of(Cohort cohort) {
    int positions = cohort.families().stream().mapToInt(FamilyTables::positions).sum();
    return (long) positions * cohort.size() > MOST_VALUES
        ? List.of()
        : cohort.families().stream().map(family -> table(cohort, family)).toList();
  }

  private static int positions(FamilyBlock family) {
    return isVector(family) ? Math.min(MOST_POSITIONS, family.width()) : family.width();
  }

  private static boolean isVector(FamilyBlock family) {
    return Column.areVector(family.name(), family.columns());
  }

  private static PackedFamily table(Cohort cohort, FamilyBlock family) {
    int positions = positions(family);
    double[][] values = new double[cohort.size()][positions];
    for (int cell = 0; cell < cohort.size(); cell++) {
      for (int p = 0; p < positions; p++) {
        int from = (int) ((long) p * family.width() / positions);
        int to = (int) ((long) (p + 1) * family.width() / positions);
        int row = cell;
        values[cell][p] =
            IntStream.range(from, Math.max(to, from + 1))
                .mapToDouble(column -> family.value(row, column))
                .filter(Double::isFinite)
                .average()
                .orElse(Double.NaN);
      }
    }
    return isVector(family) ? vector(cohort, family, values) : columns(cohort, family, values);
  }

  private static PackedFamily vector(Cohort cohort, FamilyBlock family, double[][] values) {
    double[] all = Arrays.stream(values).flatMapToDouble(Arrays::stream).toArray();
    double low = Arrays.stream(all).filter(Double::isFinite).min().orElse(0);
    double high = Arrays.stream(all).filter(Double::isFinite).max().orElse(0);
    return new PackedFamily(
        cohort.name(),
        family.name(),
        List.of(),
        family.columns().get(0).unit(),
        values.length == 0 ? 0 : values[0].length,
        List.of(low),
        List.of(high),
        Packed.of(all, low, high));
  }

  private static PackedFamily columns(Cohort cohort, FamilyBlock family, double[][] values) {
    List<Double> lows = new ArrayList<>();
    List<Double> highs = new ArrayList<>();
    double[] all = new double[cohort.size() * family.width()];
    for (int p = 0; p < family.width(); p++) {
      int column = p;
      double low =
          Arrays.stream(values)
              .mapToDouble(row -> row[column])
              .filter(Double::isFinite)
              .min()
              .orElse(0);
      double high =
          Arrays.stream(values)
              .mapToDouble(row -> row[column])
              .filter(Double::isFinite)
              .max()
              .orElse(0);
      lows.add(low);
      highs.add(high);
      for (int cell = 0; cell < values.length; cell++) {
        double value = values[cell][p];
        all[cell * family.width() + p] =
            Double.isNaN(value) ? value : high > low ? (value - low) / (high - low) : 0;
      }
    }
    return new PackedFamily(
        cohort.name(),
        family.name(),
        family.columns().stream().map(FamilyTables::withUnit).toList(),
        "",
        family.width(),
        lows,
        highs,
        Packed.of(all, 0, 1));
  }

  private static String withUnit(Column column) {
    return column.unit().isEmpty() ? column.name() : column.name() + " (" + column.unit() + ")";
  }
}
