package org.patchbridge.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.patchbridge.bundle.Call.Verdict;
import org.patchbridge.bundle.Evidence.FeatureEvidence;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.explain.TypicalRanges;
import org.patchbridge.explain.TypicalRanges.FamilyRanges;

/** Features that the model does not take are judged by ranges made up here. */
class EvidenceTest {
  private static final double NONE = Double.NaN;
  private static final String FAMILY = "shape";
  private static final List<Column> COLUMNS =
      List.of(
          new Column("ordinary", "ms"),
          new Column("far", "ms"),
          new Column("not_in_pvalb", "ms"),
          new Column("absent", "ms"));
  private static final double[] VALUES = {0.5, 30, 1, NONE};

  /** Medians and standard deviations of Pvalb, Sst and Vip. */
  private static final double[][] MEDIANS = {{0, 0, NONE, 0}, {2, 2, 2, 2}, {0, 0, 0, 0}};

  private static final double[][] DEVIATIONS = {{1, 1, NONE, 1}, {1, 1, 1, 1}, {2, 2, 2, 2}};

  private static Bundle bundle;
  private static Cohort cells;

  @BeforeAll
  static void train() {
    Bundle trained = BundleExample.bundle(BundleExample.forest(), 1);
    cells = withShape(BundleExample.cells(5));
    List<FamilyRanges> ranges = new ArrayList<>(trained.ranges().ranges());
    ranges.add(new FamilyRanges(FAMILY, COLUMNS, quantiles(-1), MEDIANS, quantiles(1)));
    bundle =
        new Bundle(
            trained.origin(),
            trained.classes(),
            trained.shares(),
            trained.input(),
            ModelInput.of(cells),
            trained.recipe(),
            trained.model(),
            trained.screen(),
            TypicalRanges.of(trained.classes(), ranges),
            trained.ordinary(),
            trained.trainedCells(),
            trained.quality(),
            Optional.empty(),
            trained.recorded());
  }

  /** 5 % or 95 % of normal distributions. */
  private static double[][] quantiles(int side) {
    double[][] quantiles = new double[MEDIANS.length][COLUMNS.size()];
    for (int c = 0; c < quantiles.length; c++) {
      for (int k = 0; k < COLUMNS.size(); k++) {
        quantiles[c][k] = MEDIANS[c][k] + side * 1.6448536269514722 * DEVIATIONS[c][k];
      }
    }
    return quantiles;
  }

  private static Cohort withShape(Cohort cohort) {
    FamilyBlock.Builder block = FamilyBlock.builder(FAMILY, COLUMNS, cohort.size());
    for (int row = 0; row < cohort.size(); row++) {
      for (int k = 0; k < VALUES.length; k++) {
        if (Double.isNaN(VALUES[k])) {
          block.absent(row, k, "not measured");
        } else {
          block.set(row, k, VALUES[k]);
        }
      }
    }
    List<FamilyBlock> families = new ArrayList<>(cohort.families());
    families.add(block.build());
    return new Cohort(cohort.name(), cohort.cells(), families, List.of());
  }

  private static Evidence evidenceFor(String subclass) {
    Call call =
        new Call(
            cells.cells().get(0).id(),
            Verdict.CALLED,
            subclass,
            new double[] {0.4, 0.3, 0.3},
            List.of(subclass),
            0,
            List.of(),
            false,
            List.of());
    return Evidence.of(bundle, bundle.align(cells), 0, call);
  }

  private static Map<String, FeatureEvidence> outsideTheModel(String subclass) {
    return evidenceFor(subclass).features().stream()
        .filter(feature -> !feature.isOfModel())
        .collect(Collectors.toMap(feature -> feature.feature().name(), feature -> feature));
  }

  /** Of Student's t with 3 degrees of freedom, without the constant that all have in common. */
  private static double logDensity(double value, double median, double deviation) {
    double distance = (value - median) / deviation;
    return -2 * Math.log(1 + distance * distance / 3) - Math.log(deviation);
  }

  @Test
  void evidenceOutsideTheModelIsTheLogRatioOfStudentsDensities() {
    double pvalb = logDensity(0.5, 0, 1);
    double sst = logDensity(0.5, 2, 1);
    double vip = logDensity(0.5, 0, 2);

    assertThat(outsideTheModel("Pvalb").get("ordinary").logOdds())
        .isCloseTo(pvalb - vip, within(1e-12));
    assertThat(outsideTheModel("Vip").get("ordinary").logOdds())
        .isCloseTo(vip - pvalb, within(1e-12));
    assertThat(outsideTheModel("Sst").get("ordinary").logOdds())
        .isCloseTo(sst - pvalb, within(1e-12));
  }

  @Test
  void valueFarOutOfEveryRangeSaysLittleAndIsAtNoLimit() {
    double vip = logDensity(30, 0, 2);
    double sst = logDensity(30, 2, 1);

    assertThat(outsideTheModel("Vip").get("far").logOdds())
        .isCloseTo(vip - sst, within(1e-12))
        .isBetween(1.0, 3.0);
    assertThat(outsideTheModel("Pvalb").get("far").logOdds()).isBetween(-3.0, -1.0);
  }

  @Test
  void classWithoutARangeHasNoEvidenceAndIsNoRival() {
    assertThat(outsideTheModel("Pvalb").get("not_in_pvalb").logOdds()).isZero();
    assertThat(outsideTheModel("Sst").get("not_in_pvalb").logOdds())
        .isCloseTo(logDensity(1, 2, 1) - logDensity(1, 0, 2), within(1e-12));
  }

  @Test
  void absentValueIsNoEvidence() {
    assertThat(outsideTheModel("Sst")).containsOnlyKeys("ordinary", "far", "not_in_pvalb");
  }

  @Test
  void featuresOfTheModelComeFirstAndOfEachKindTheStrongest() {
    List<FeatureEvidence> features = evidenceFor("Vip").features();

    assertThat(features).extracting(FeatureEvidence::isOfModel).contains(true, false);
    assertThat(features)
        .isSortedAccordingTo(
            (a, b) ->
                a.isOfModel() == b.isOfModel()
                    ? Double.compare(Math.abs(b.logOdds()), Math.abs(a.logOdds()))
                    : Boolean.compare(b.isOfModel(), a.isOfModel()));
  }
}
