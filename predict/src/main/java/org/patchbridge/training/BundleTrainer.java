package org.patchbridge.training;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.bundle.Bundle.Origin;
import org.patchbridge.bundle.ModelInput;
import org.patchbridge.bundle.OrdinaryRanges;
import org.patchbridge.bundle.TrainedCells;
import org.patchbridge.bundle.cells.KeptCells;
import org.patchbridge.bundle.cells.Material;
import org.patchbridge.certainty.CalibratedClassifier;
import org.patchbridge.certainty.CalibratedLearner;
import org.patchbridge.certainty.HeldOutCall;
import org.patchbridge.certainty.HeldOutFold;
import org.patchbridge.certainty.HeldOutQuality;
import org.patchbridge.certainty.LearntParts;
import org.patchbridge.certainty.NoveltyScreen;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.DonorFacts;
import org.patchbridge.dataset.DonorGroupedKFold;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.dataset.Species;
import org.patchbridge.dataset.Split;
import org.patchbridge.dataset.SplitException;
import org.patchbridge.dataset.SplitScheme;
import org.patchbridge.evaluation.CrossValidation;
import org.patchbridge.evaluation.Learner;
import org.patchbridge.explain.TypicalRanges;
import org.patchbridge.metric.Bootstrap;

/**
 * Trains the model of a bundle on all cells of a cohort, and measures on folds what it is worth:
 * every fold goes through everything the final model goes through.
 *
 * @param learner what is calibrated
 * @param settings of the learner, for the record
 * @param level promised coverage of the sets
 * @param noveltyRate share of ordinary cells that may be called unlike all others
 * @param seed of all random choices
 */
public record BundleTrainer(
    Learner learner, Map<String, String> settings, double level, double noveltyRate, long seed) {
  /** Ordinary cells that may be called unlike all others; 1 in 100 less than the 5 % promised. */
  public static final double NOVELTY_RATE = 0.04;

  private static final int MOST_FOLDS = 5;
  private static final int LEAST_FOLDS = 2;

  /** How a model is tested before it is saved. */
  public record Test(String scheme, List<Split> folds) {}

  /**
   * Five donor-grouped folds, or as many as the rarest class has donors for. A cell of unknown
   * donor is a donor of its own.
   *
   * @throws SplitException where a class has too few donors for two folds
   */
  public Test test(Cohort cohort) {
    for (int folds = MOST_FOLDS; ; folds--) {
      SplitScheme scheme = new DonorGroupedKFold(folds);
      try {
        List<Split> splits = scheme.splits(cohort, 1, seed);
        return new Test(DonorFacts.of(cohort).nameOf(scheme), splits);
      } catch (SplitException tooFew) {
        if (folds == LEAST_FOLDS) {
          throw tooFew;
        }
      }
    }
  }

  /** What a model that was learnt without the fold's cells says of them. */
  public HeldOutFold heldOut(Material material, Split fold) {
    return HeldOutFold.of(calibrated(), material.cohort(), material.screened(), fold, noveltyRate);
  }

  private CalibratedLearner calibrated() {
    return new CalibratedLearner(learner, level);
  }

  /**
   * @param folds all of the test, in order
   * @param fitted what their quality is to stand for
   */
  public HeldOutQuality quality(
      Material material, Test test, List<HeldOutFold> folds, Fitted fitted) {
    List<HeldOutCall> calls = folds.stream().flatMap(fold -> fold.calls().stream()).toList();
    return HeldOutQuality.of(
            material.cohort(), test.scheme(), calls, level, Bootstrap.withSeed(seed))
        .withNotes(
            PipelineNotes.of(
                folds.stream().map(HeldOutFold::learnt).toList(),
                fitted.learnt(),
                DonorFacts.of(material.cohort())));
  }

  /** What is learnt from all cells. */
  public record Fitted(CalibratedClassifier model, NoveltyScreen screen) {
    LearntParts learnt() {
      return LearntParts.of(model, screen);
    }
  }

  public Fitted fit(Material material) {
    int[] all = all(material);
    long fitSeed = CrossValidation.fitSeed(new Split(0, 0, seed, all, new int[0], new int[0]));
    return new Fitted(
        calibrated().fit(material.cohort(), all, new int[0], fitSeed),
        NoveltyScreen.fit(material.screened(), all, noveltyRate, fitSeed));
  }

  private static int[] all(Material material) {
    return IntStream.range(0, material.cohort().size()).toArray();
  }

  /**
   * What was learnt, with all that is needed to use it, and the cells unless they are too many for
   * its files.
   *
   * @param program and its version
   * @param created day and time, ISO 8601
   */
  public Bundle bundle(
      Material material, Fitted fitted, HeldOutQuality quality, String program, String created) {
    Cohort cohort = material.cohort();
    return new Bundle(
        origin(material, program, created),
        cohort.classes(),
        shares(cohort),
        ModelInput.of(cohort),
        ModelInput.of(material.screened()),
        material.recipe(),
        fitted.model(),
        fitted.screen(),
        ranges(material, all(material)),
        OrdinaryRanges.fit(material.screened().matrix()),
        TrainedCells.of(cohort, material.digest()),
        quality,
        Optional.of(KeptCells.of(material)).filter(KeptCells::isStorable),
        material.recorded());
  }

  private Origin origin(Material material, String program, String created) {
    Cohort cohort = material.cohort();
    List<Species> species = cohort.cells().stream().map(cell -> cell.species()).distinct().toList();
    DonorFacts donors = DonorFacts.of(cohort);
    Map<String, Integer> cellsOfClass = new TreeMap<>();
    int[] counts = counts(cohort);
    for (int c = 0; c < counts.length; c++) {
      cellsOfClass.put(cohort.classes().get(c), counts[c]);
    }
    return new Origin(
        learner.name(),
        new TreeMap<>(settings),
        species.size() == 1 ? Optional.of(species.get(0)) : Optional.empty(),
        cohort.name(),
        material.digest(),
        material.features(),
        cohort.size(),
        donors.donors(),
        donors.cellsWithoutDonor(),
        cellsOfClass,
        donors.donorsOfClass(),
        seed,
        program,
        created,
        material.origins());
  }

  private static int[] counts(Cohort cohort) {
    int[] counts = new int[cohort.classes().size()];
    for (int label : cohort.labels()) {
      counts[label]++;
    }
    return counts;
  }

  private static double[] shares(Cohort cohort) {
    return Arrays.stream(counts(cohort)).mapToDouble(n -> n / (double) cohort.size()).toArray();
  }

  /** Of the columns of both cohorts, each family once. */
  private static TypicalRanges ranges(Material material, int[] all) {
    Map<String, FamilyBlock> families = new LinkedHashMap<>();
    material.cohort().families().forEach(family -> families.put(family.name(), family));
    material.screened().families().forEach(family -> families.putIfAbsent(family.name(), family));
    Cohort both =
        new Cohort(
            material.cohort().name(),
            material.cohort().cells(),
            List.copyOf(families.values()),
            List.of());
    return TypicalRanges.fit(both, all);
  }
}
