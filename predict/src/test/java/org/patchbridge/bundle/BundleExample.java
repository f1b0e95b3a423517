package org.patchbridge.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.patchbridge.bundle.cells.Material;
import org.patchbridge.certainty.HeldOutFold;
import org.patchbridge.dataset.CellOrigins;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Species;
import org.patchbridge.dataset.Split;
import org.patchbridge.ensemble.EnsembleClassifier;
import org.patchbridge.ensemble.KernelLogisticLearner;
import org.patchbridge.ensemble.LogisticLearner;
import org.patchbridge.ensemble.NearestNeighboursLearner;
import org.patchbridge.ensemble.ShrinkageDiscriminantLearner;
import org.patchbridge.evaluation.Classifier;
import org.patchbridge.evaluation.Learner;
import org.patchbridge.evaluation.WaveCells;
import org.patchbridge.forest.ForestSettings;
import org.patchbridge.forest.RandomForestLearner;
import org.patchbridge.gouwens.ComponentLearner;
import org.patchbridge.gouwens.ComponentSettings;
import org.patchbridge.gouwens.GouwensLearner;
import org.patchbridge.gouwens.UnlistedFamilies;
import org.patchbridge.recorded.RecordedInput;
import org.patchbridge.sequence.SequenceLearner;
import org.patchbridge.sequence.SequenceSettings;
import org.patchbridge.sequence.SequenceVariant;
import org.patchbridge.sequence.TrainingSettings;
import org.patchbridge.table.recorded.RecordedColumnsText;
import org.patchbridge.training.BundleTrainer;

/** Small bundles of simulated cells; one of a model that consists of models of all kinds. */
public final class BundleExample {
  /** Of the cells and the fits of {@link #ofAllKinds}. */
  static final long SEED = 1;

  private static final int CELLS = 60;
  private static final int TREES = 4;

  private BundleExample() {}

  static Cohort cells(long seed) {
    return WaveCells.cohort(Species.MOUSE, CELLS, 0, seed);
  }

  static Bundle ofAllKinds() {
    return bundle(everyKind(), SEED);
  }

  public static Learner forest() {
    return RandomForestLearner.with(ForestSettings.defaults().withTrees(TREES));
  }

  static Learner sequence() {
    return SequenceLearner.with(
        SequenceSettings.defaults(SequenceVariant.ATTENTION)
            .withUnits(4)
            .withTraining(TrainingSettings.paper().withEpochs(3)));
  }

  static Learner everyKind() {
    ComponentSettings components =
        ComponentSettings.defaults().withUnlisted(UnlistedFamilies.COMPONENTS);
    List<Learner> kinds =
        List.of(
            forest(),
            new ShrinkageDiscriminantLearner(),
            new LogisticLearner(1),
            KernelLogisticLearner.DEFAULT,
            new NearestNeighboursLearner(5),
            GouwensLearner.with(components, ForestSettings.defaults().withTrees(TREES)),
            GouwensLearner.with(
                components.withUnlisted(UnlistedFamilies.STANDARDISED),
                ForestSettings.defaults().withTrees(TREES)),
            ComponentLearner.of(new ShrinkageDiscriminantLearner(), components),
            sequence());
    return new AllTogether(kinds);
  }

  /** Inner folds would leave some out. */
  private record AllTogether(List<Learner> kinds) implements Learner {
    @Override
    public String name() {
      return "ensemble of all kinds";
    }

    @Override
    public Classifier fit(Cohort cohort, int[] train, int[] validation, long seed) {
      return new EnsembleClassifier(
          cohort.classes().size(),
          kinds.stream()
              .map(
                  kind ->
                      new EnsembleClassifier.Member(
                          kind.name(), 1, kind.fit(cohort, train, validation, seed)))
              .toList());
    }
  }

  /** Columns of a table that a recording has, and one that it has not. */
  static RecordedInput recorded() {
    List<String> columns =
        List.of(
            "{name: tau, unit: ms, recording: {from: tau, times: 1000}, valid: {above: 0}}",
            "{name: rest, unit: mV, recording: {none: 'read by eye'}}");
    return new RecordedInput(
        RecordedColumnsText.read(
            "example",
            columns.stream().map(each -> "{family: passive, columns: [" + each + "]}").toList()),
        Map.of("preset", "x"));
  }

  /** Its quality is that of a forest: nested folds of all kinds would take long. */
  static Bundle bundle(Learner learner, long seed) {
    Cohort cohort = cells(seed);
    Material material =
        new Material(
            cohort,
            cohort,
            "0123",
            "simulated waves",
            Map.of("preset", "x"),
            CellOrigins.ofSimulated(cohort.size()),
            Optional.of(recorded()));
    BundleTrainer quick = trainer(forest(), seed);
    BundleTrainer.Test test = quick.test(cohort);
    List<HeldOutFold> folds = new ArrayList<>();
    for (Split fold : test.folds()) {
      folds.add(quick.heldOut(material, fold));
    }
    BundleTrainer trainer = trainer(learner, seed);
    BundleTrainer.Fitted fitted = trainer.fit(material);
    return trainer.bundle(
        material,
        fitted,
        quick.quality(material, test, folds, fitted),
        "test",
        "2026-01-01T00:00:00Z");
  }

  private static BundleTrainer trainer(Learner learner, long seed) {
    return new BundleTrainer(learner, Map.of("trees", "4"), 0.9, 0.04, seed);
  }
}
