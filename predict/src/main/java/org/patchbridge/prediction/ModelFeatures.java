package org.patchbridge.prediction;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.bundle.ModelInput;
import org.patchbridge.bundle.ModelInput.FamilyInput;
import org.patchbridge.dataset.Covariates;
import org.patchbridge.explain.TypicalRanges;
import org.patchbridge.table.mapping.ColumnProposal;
import org.patchbridge.table.mapping.UsualRange;
import org.patchbridge.table.mapping.WantedFeature;

/** What a model takes, as a mapping of a stranger's columns sees it. */
public final class ModelFeatures {
  private ModelFeatures() {}

  /**
   * Every feature of the model and of its screen for novelty once, with the range of its training
   * cells: from the lowest 5 % quantile of a class to the highest 95 % quantile, and the mean of
   * the classes' medians.
   */
  public static List<WantedFeature> of(Bundle bundle) {
    Map<String, WantedFeature> features = new LinkedHashMap<>();
    for (ModelInput input : List.of(bundle.input(), bundle.screenInput())) {
      for (FamilyInput family : input.families()) {
        for (int at = 0; at < family.columns().size(); at++) {
          WantedFeature wanted =
              new WantedFeature(
                  family.name(), family.columns().get(at), usual(bundle.ranges(), family, at));
          features.putIfAbsent(wanted.key(), wanted);
        }
      }
    }
    return new ArrayList<>(features.values());
  }

  /**
   * Which columns of a table are probably which features of the model.
   *
   * @throws org.patchbridge.table.schema.TableException where the table cannot be read
   */
  public static ColumnProposal proposal(Path table, Bundle bundle) {
    List<WantedFeature> single =
        of(bundle).stream()
            .filter(feature -> !feature.family().equals(Covariates.FAMILY))
            .filter(feature -> !feature.column().name().startsWith(feature.family() + "["))
            .toList();
    return ColumnProposal.of(table, single, bundle.classes());
  }

  private static Optional<UsualRange> usual(TypicalRanges ranges, FamilyInput family, int at) {
    if (!ranges.has(family.name()) || !ranges.columns(family.name()).equals(family.columns())) {
      return Optional.empty();
    }
    String name = family.name();
    int classes = ranges.classes().size();
    double low = of(classes, each -> ranges.low(name, each)[at]).min().orElse(Double.NaN);
    double high = of(classes, each -> ranges.high(name, each)[at]).max().orElse(Double.NaN);
    double median = ranges.reference(name)[at];
    return low <= median && median <= high
        ? Optional.of(new UsualRange(low, median, high))
        : Optional.empty();
  }

  /** Of the classes that have the value. */
  private static DoubleStream of(int classes, IntToDoubleFunction value) {
    return IntStream.range(0, classes).mapToDouble(value).filter(each -> !Double.isNaN(each));
  }
}
