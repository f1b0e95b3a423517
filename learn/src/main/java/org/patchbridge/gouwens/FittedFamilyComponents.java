package org.patchbridge.gouwens;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.parameters.ParameterException;
import org.patchbridge.parameters.ParameterReader;
import org.patchbridge.parameters.ParameterWriter;

/** Components of a cohort's families, fitted by {@link FamilyComponents}. Immutable. */
public final class FittedFamilyComponents {
  private final List<FamilyScorer> scorers;
  private final boolean[] masked;

  /**
   * Scores of some cells.
   *
   * @param matrix {@code rows × columns}, without absent values: the z-scored components of each
   *     family ({@code first_ap_v 1}, ...), followed, where training cells lack some of the family,
   *     by one column with the share of it that was imputed ({@code first_ap_v imputed})
   * @param imputedShare {@code rows × families}: share of the family's values that were absent and
   *     imputed at the training mean, 0 to 1; a waveform-like family is imputed whole
   * @param imputedCells for each family how many of the rows have any of it imputed
   */
  public record Scores(
      FeatureMatrix matrix, double[][] imputedShare, Map<String, Integer> imputedCells) {}

  private FittedFamilyComponents(List<FamilyScorer> scorers, boolean[] masked) {
    this.scorers = scorers;
    this.masked = masked;
  }

  static FittedFamilyComponents of(Cohort cohort, int[] train, List<FamilyScorer> scorers) {
    if (scorers.stream().allMatch(scorer -> scorer.outputs().isEmpty())) {
      String reasons =
          scorers.stream()
              .map(FamilyScorer::fit)
              .map(
                  fit ->
                      fit instanceof FamilyFit.None none ? fit.family() + ": " + none.reason() : "")
              .collect(Collectors.joining("; "));
      throw new IllegalArgumentException(
          "no family of " + cohort.name() + " leaves a component (" + reasons + ")");
    }
    boolean[] masked = new boolean[scorers.size()];
    for (int family = 0; family < masked.length; family++) {
      FamilyScorer scorer = scorers.get(family);
      double[] imputed = scorer.score(cohort.families().get(family), train).absentShare();
      masked[family] =
          !scorer.outputs().isEmpty()
              && IntStream.range(0, imputed.length).anyMatch(i -> imputed[i] > 0);
    }
    return new FittedFamilyComponents(scorers, masked);
  }

  /**
   * @throws ParameterException where the part is not what {@link #write} writes
   */
  public static FittedFamilyComponents read(ParameterReader in) {
    List<ParameterReader> parts = in.parts("families");
    List<FamilyScorer> scorers = parts.stream().map(FamilyScorer::read).toList();
    boolean[] masked = new boolean[scorers.size()];
    for (int family = 0; family < masked.length; family++) {
      masked[family] = parts.get(family).flag("masked");
    }
    return new FittedFamilyComponents(scorers, masked);
  }

  public void write(ParameterWriter out) {
    out.parts(
        "families",
        IntStream.range(0, scorers.size()).boxed().toList(),
        (part, family) -> {
          scorers.get(family).write(part);
          part.flag("masked", masked[family]);
        });
  }

  /** Columns of the scores' matrix. */
  List<String> outputNames() {
    List<String> names = new ArrayList<>();
    for (int family = 0; family < masked.length; family++) {
      scorers.get(family).outputs().forEach(column -> names.add(column.name()));
      if (masked[family]) {
        names.add(maskName(scorers.get(family).fit().family()));
      }
    }
    return names;
  }

  private static String maskName(String family) {
    return family + " imputed";
  }

  /** What was learned of each family, in the cohort's order. */
  public List<FamilyFit> families() {
    return scorers.stream().map(FamilyScorer::fit).toList();
  }

  /** Scores of all cells. */
  public Scores transform(Cohort cohort) {
    return transform(cohort, IntStream.range(0, cohort.size()).toArray());
  }

  /**
   * Scores of the given cells, in the given order. Families are found by name.
   *
   * @throws IllegalArgumentException where a family is missing from the cohort or has other columns
   *     than at fitting
   */
  public Scores transform(Cohort cohort, int[] rows) {
    SideBySide sideBySide = new SideBySide(rows.length);
    double[][] imputedShare = new double[rows.length][scorers.size()];
    Map<String, Integer> imputedCells = new LinkedHashMap<>();
    for (int family = 0; family < scorers.size(); family++) {
      FamilyScorer scorer = scorers.get(family);
      String name = scorer.fit().family();
      FamilyValues scores = scorer.score(familyOf(cohort, scorer), rows);
      sideBySide.add(name, scorer.outputs(), scores.values());
      if (masked[family]) {
        List<Column> mask = List.of(new Column(maskName(name), "share"));
        sideBySide.add(name, mask, asColumn(scores.absentShare()));
      }
      int affected = 0;
      for (int row = 0; row < rows.length; row++) {
        imputedShare[row][family] = scores.absentShare()[row];
        affected += scores.absentShare()[row] > 0 ? 1 : 0;
      }
      imputedCells.put(name, affected);
    }
    return new Scores(sideBySide.matrix(), imputedShare, imputedCells);
  }

  private static FamilyBlock familyOf(Cohort cohort, FamilyScorer scorer) {
    String name = scorer.fit().family();
    FamilyBlock block =
        cohort.families().stream()
            .filter(candidate -> candidate.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        cohort.name() + " has no family " + name + "; extract it, or fit without"));
    scorer.requireColumnsOf(block);
    return block;
  }

  private static double[][] asColumn(double[] values) {
    double[][] column = new double[values.length][1];
    for (int i = 0; i < values.length; i++) {
      column[i][0] = values[i];
    }
    return column;
  }

  /** Blocks of columns, put together into one matrix. */
  private static final class SideBySide {
    private final int rows;
    private final List<Column> columns = new ArrayList<>();
    private final List<String> familyOfColumn = new ArrayList<>();
    private final List<double[][]> blocks = new ArrayList<>();

    SideBySide(int rows) {
      this.rows = rows;
    }

    void add(String family, List<Column> added, double[][] values) {
      columns.addAll(added);
      familyOfColumn.addAll(Collections.nCopies(added.size(), family));
      blocks.add(values);
    }

    FeatureMatrix matrix() {
      double[] values =
          IntStream.range(0, rows)
              .boxed()
              .flatMapToDouble(
                  row -> blocks.stream().flatMapToDouble(block -> Arrays.stream(block[row])))
              .toArray();
      return new FeatureMatrix(rows, columns, familyOfColumn, values);
    }
  }
}
