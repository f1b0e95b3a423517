package org.patchbridge.adaptation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Split;
import org.patchbridge.ensemble.KernelLogisticLearner;
import org.patchbridge.ensemble.LogisticLearner;
import org.patchbridge.ensemble.ScoredClassifier;
import org.patchbridge.evaluation.Classifier;
import org.patchbridge.evaluation.Learner;
import org.patchbridge.parameters.ParameterReader;
import org.patchbridge.parameters.ParameterWriter;
import org.patchbridge.random.DerivedSeed;

/**
 * The models of a rig that go by what parts the classes, and what they say of cells whose donors
 * they had not seen: all of a reference that takes long to learn.
 *
 * @param models of all cells
 * @param heldOut models × cells × classes
 */
record LearntModels(List<Classifier> models, List<double[][]> heldOut) {
  /** From so many cells on a wigglier kernel serves better. */
  private static final int MANY_CELLS = 1500;

  private static final String MODEL = "model ";
  private static final String HELD_OUT = "held out ";

  LearntModels {
    models = List.copyOf(models);
    heldOut = List.copyOf(heldOut);
  }

  static LearntModels fit(Cohort cells, List<Split> folds, long seed) {
    int[] all = IntStream.range(0, cells.size()).toArray();
    List<Learner> learners = learners(all.length);
    Classifier[] models = new Classifier[learners.size()];
    double[][][] opinions = new double[learners.size()][all.length][];
    // Every fit has a seed and a place of its own: threads change nothing but the time.
    IntStream.range(0, learners.size() * (folds.size() + 1))
        .parallel()
        .forEach(
            at -> {
              int which = at % learners.size();
              int fold = at / learners.size();
              Learner learner = learners.get(which);
              long own = DerivedSeed.of(seed, which, fold);
              if (fold == folds.size()) {
                models[which] = learner.fit(cells, all, new int[0], own);
              } else {
                put(opinions[which], learner, cells, folds.get(fold), own);
              }
            });
    return new LearntModels(List.of(models), List.of(opinions));
  }

  private static void put(
      double[][] opinions, Learner learner, Cohort cells, Split fold, long seed) {
    double[][] told =
        learner.fit(cells, fold.train(), new int[0], seed).probabilities(cells, fold.test());
    for (int i = 0; i < told.length; i++) {
      opinions[fold.test()[i]] = told[i];
    }
  }

  private static List<Learner> learners(int cells) {
    return List.of(
        new LogisticLearner(1), KernelLogisticLearner.CHOICES.get(cells < MANY_CELLS ? 0 : 1));
  }

  void write(ParameterWriter out) {
    for (int which = 0; which < models.size(); which++) {
      out.classifier(MODEL + which, models.get(which));
      double[][] opinions = heldOut.get(which);
      out.matrix(HELD_OUT + which, opinions, opinions[0].length);
    }
  }

  /**
   * @param cells that they were learnt from
   * @throws org.patchbridge.parameters.ParameterException where they are of other cells
   */
  static LearntModels read(Cohort cells, ParameterReader in) {
    List<Classifier> models = new ArrayList<>();
    List<double[][]> heldOut = new ArrayList<>();
    for (int which = 0; which < learners(cells.size()).size(); which++) {
      ScoredClassifier model = in.part(MODEL + which).checked(ScoredClassifier::read);
      if (model.classes() != cells.classes().size()) {
        throw in.wrong(MODEL + which, "is of " + model.classes() + " classes");
      }
      models.add(model);
      heldOut.add(in.matrix(HELD_OUT + which, cells.size(), cells.classes().size()));
    }
    return new LearntModels(models, heldOut);
  }
}
