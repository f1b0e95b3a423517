package org.patchbridge.bundle;

import java.util.List;
import org.patchbridge.dataset.Column;
import org.patchbridge.explain.TypicalRanges;
import org.patchbridge.explain.TypicalRanges.FamilyRanges;
import org.patchbridge.parameters.ParameterException;
import org.patchbridge.parameters.ParameterReader;
import org.patchbridge.parameters.ParameterWriter;

/** What is usual in each class, as a part of a saved model. */
final class ClassRanges {
  private ClassRanges() {}

  /**
   * @throws ParameterException where the part is not what {@link #write} writes
   */
  static TypicalRanges read(ParameterReader in, List<String> classes) {
    return in.checked(
        part ->
            TypicalRanges.of(
                classes,
                part.parts("families").stream()
                    .map(family -> family(family, classes.size()))
                    .toList()));
  }

  private static FamilyRanges family(ParameterReader in, int classes) {
    List<Column> columns = in.columns("columns");
    return in.checked(
        part ->
            new FamilyRanges(
                part.text("name"),
                columns,
                part.anyMatrix("low", classes, columns.size()),
                part.anyMatrix("median", classes, columns.size()),
                part.anyMatrix("high", classes, columns.size())));
  }

  static void write(TypicalRanges ranges, ParameterWriter out) {
    out.parts(
        "families",
        ranges.families(),
        (part, family) -> {
          int width = ranges.columns(family).size();
          part.text("name", family);
          part.columns("columns", ranges.columns(family));
          part.matrix("low", rows(ranges, family, ranges::low), width);
          part.matrix("median", rows(ranges, family, ranges::median), width);
          part.matrix("high", rows(ranges, family, ranges::high), width);
        });
  }

  private interface Bound {
    double[] of(String family, int classIndex);
  }

  private static double[][] rows(TypicalRanges ranges, String family, Bound bound) {
    double[][] rows = new double[ranges.classes().size()][];
    for (int c = 0; c < rows.length; c++) {
      rows[c] = bound.of(family, c);
    }
    return rows;
  }
}
