package org.patchbridge.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.patchbridge.metric.Bootstrap;

/** Gathers the agreement of the species on each class over resamples. */
final class Agreements {
  private final int features;
  private final int classes;
  private final Bootstrap bootstrap;
  private final double[][] sameSign;
  private final double[][] correlation;

  Agreements(int features, int classes, Bootstrap bootstrap) {
    this.features = features;
    this.classes = classes;
    this.bootstrap = bootstrap;
    this.sameSign = new double[classes][bootstrap.replicates()];
    this.correlation = new double[classes][bootstrap.replicates()];
  }

  void add(int replicate, SpeciesComparison.Table drawn) {
    for (int c = 0; c < classes; c++) {
      Pairs pairs = pairs(drawn, c);
      sameSign[c][replicate] = pairs.sameSign();
      correlation[c][replicate] = RankCorrelation.of(pairs.mouse(), pairs.human());
    }
  }

  List<ClassAgreement> of(SpeciesComparison.Table estimates, List<String> names) {
    List<ClassAgreement> agreements = new ArrayList<>();
    for (int c = 0; c < classes; c++) {
      Pairs pairs = pairs(estimates, c);
      if (pairs.mouse().length > 0) {
        agreements.add(
            new ClassAgreement(
                names.get(c),
                pairs.mouse().length,
                percentiles(pairs.sameSign(), sameSign[c]),
                percentiles(RankCorrelation.of(pairs.mouse(), pairs.human()), correlation[c])));
      }
    }
    return agreements;
  }

  private Pairs pairs(SpeciesComparison.Table table, int c) {
    int[] defined =
        IntStream.range(0, features)
            .filter(f -> !Double.isNaN(table.mouse()[f][c]) && !Double.isNaN(table.human()[f][c]))
            .toArray();
    return new Pairs(
        Arrays.stream(defined).mapToDouble(f -> table.mouse()[f][c]).toArray(),
        Arrays.stream(defined).mapToDouble(f -> table.human()[f][c]).toArray());
  }

  private Effect percentiles(double value, double[] replicates) {
    double[] sorted =
        Arrays.stream(replicates).filter(each -> !Double.isNaN(each)).sorted().toArray();
    if (sorted.length == 0) {
      return new Effect(value, Double.NaN, Double.NaN);
    }
    int tail = (int) Math.floor((1 - bootstrap.level()) / 2 * (sorted.length - 1));
    return new Effect(value, sorted[tail], sorted[sorted.length - 1 - tail]);
  }

  /** Effects of a class in both species, features in the same order. */
  private record Pairs(double[] mouse, double[] human) {
    double sameSign() {
      long same =
          IntStream.range(0, mouse.length)
              .filter(f -> Math.signum(mouse[f]) == Math.signum(human[f]))
              .count();
      return (double) same / mouse.length;
    }
  }
}
