package org.patchbridge.adaptation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.patchbridge.adaptation.mixture.ClassShapes;
import org.patchbridge.adaptation.mixture.MarginalCache;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.dataset.Split;
import org.patchbridge.evaluation.Classifier;
import org.patchbridge.evaluation.HeldOut;
import org.patchbridge.optimisation.Softmax;
import org.patchbridge.parameters.ParameterReader;
import org.patchbridge.parameters.ParameterWriter;

/**
 * Labelled cells of a rig that is known, and all that is learnt of them before a batch of another
 * rig comes: what each class looks like, three models of different kinds, and what these say of
 * cells whose donors they had not seen. Immutable, and safe to use from many threads; learning it
 * takes seconds, so keep it.
 */
public final class RigReference {
  private static final int FOLDS = 4;
  private static final String FAMILY = "rig";

  /** Beyond so many standard deviations models see no difference. */
  private static final double FARTHEST = 5;

  private final StandardScores scores;
  private final Cohort cells;
  private final double[][] standard;
  private final int[] labels;
  private final ClassShapes shapes;
  private final LearntModels learnt;
  private final MemberOpinions heldOut;
  private final double[][] heldOutDensities;

  private RigReference(
      StandardScores scores,
      Cohort cells,
      double[][] standard,
      ClassShapes shapes,
      LearntModels learnt,
      double[][] heldOutDensities) {
    this.scores = scores;
    this.cells = cells;
    this.standard = standard;
    this.labels = cells.labels();
    this.shapes = shapes;
    this.learnt = learnt;
    List<double[][]> opinions = new ArrayList<>();
    opinions.add(ofDensities(heldOutDensities));
    opinions.addAll(learnt.heldOut());
    this.heldOut = MemberOpinions.of(opinions);
    this.heldOutDensities = heldOutDensities;
  }

  /**
   * @param cohort with exactly the features that the batch has
   * @param train labelled rows
   * @param seed of folds and models
   * @return empty where a class has a single cell, or donors are too few to be kept apart
   */
  public static Optional<RigReference> fit(Cohort cohort, int[] train, long seed) {
    return of(cohort, train, seed, LearntModels::fit);
  }

  /**
   * What {@link #write} has kept of {@link #fit}, bit for bit, in a fraction of the time.
   *
   * @param cohort that it was learnt from, as are {@code train} and {@code seed}
   * @throws org.patchbridge.parameters.ParameterException where what was kept is of other cells
   */
  public static Optional<RigReference> read(
      Cohort cohort, int[] train, long seed, ParameterReader in) {
    return of(cohort, train, seed, (cells, folds, fitSeed) -> LearntModels.read(cells, in));
  }

  /** Keeps what takes long to learn; the rest is found again from the cells. */
  public void write(ParameterWriter out) {
    learnt.write(out);
  }

  /** Where the models come from. */
  private interface ModelSource {
    LearntModels of(Cohort cells, List<Split> folds, long seed);
  }

  private static Optional<RigReference> of(
      Cohort cohort, int[] train, long seed, ModelSource models) {
    Cohort chosen = cohort.select(train);
    int[] all = IntStream.range(0, train.length).toArray();
    FeatureMatrix x = chosen.matrix();
    StandardScores scores = StandardScores.fit(x, all);
    double[][] standard = scores.of(x, all);
    Cohort cells = cohortOf(scores, chosen.cells(), standard);
    return HeldOut.folds(cells, all, FOLDS, seed)
        .map(
            folds ->
                new RigReference(
                    scores,
                    cells,
                    standard,
                    ClassShapes.fit(standard, cells.labels(), cells.classes().size()),
                    models.of(cells, folds, seed),
                    heldOutDensities(cells, standard, folds)));
  }

  private static double[][] heldOutDensities(Cohort cells, double[][] standard, List<Split> folds) {
    int[] labels = cells.labels();
    double[][] densities = new double[standard.length][];
    for (Split fold : folds) {
      ClassShapes part =
          ClassShapes.fit(
              pick(standard, fold.train()),
              Arrays.stream(fold.train()).map(row -> labels[row]).toArray(),
              cells.classes().size());
      MarginalCache marginals = new MarginalCache(part);
      for (int row : fold.test()) {
        densities[row] = marginals.logDensities(standard[row]);
      }
    }
    return densities;
  }

  private static double[][] pick(double[][] cells, int[] rows) {
    return Arrays.stream(rows).mapToObj(row -> cells[row]).toArray(double[][]::new);
  }

  private static double[][] ofDensities(double[][] densities) {
    double[][] probabilities = new double[densities.length][];
    for (int i = 0; i < densities.length; i++) {
      probabilities[i] = Arrays.copyOf(densities[i], densities[i].length - 1);
      Softmax.withLogSum(probabilities[i]);
    }
    return probabilities;
  }

  /** Of standard scores, those far out drawn in. */
  private static Cohort cohortOf(StandardScores scores, List<Cell> cells, double[][] standard) {
    FamilyBlock.Builder block = FamilyBlock.builder(FAMILY, scores.columns(), cells.size());
    for (int row = 0; row < standard.length; row++) {
      for (int column = 0; column < standard[row].length; column++) {
        double value = standard[row][column];
        if (!Double.isNaN(value)) {
          block.set(row, column, Math.max(-FARTHEST, Math.min(FARTHEST, value)));
        }
      }
    }
    return new Cohort(FAMILY, cells, List.of(block.build()), List.of());
  }

  /** Subclasses, in alphabetical order. */
  public List<String> classes() {
    return cells.classes();
  }

  /** Shares of the classes among the reference cells. */
  public double[] shares() {
    double[] shares = new double[classes().size()];
    for (int label : labels) {
      shares[label] += 1.0 / labels.length;
    }
    return shares;
  }

  StandardScores scores() {
    return scores;
  }

  ClassShapes shapes() {
    return shapes;
  }

  /** Cells × features in standard scores; read-only. */
  double[][] standard() {
    return standard;
  }

  int[] labels() {
    return labels.clone();
  }

  int[] donors() {
    return cells.donorNumbers();
  }

  List<Cell> cells() {
    return cells.cells();
  }

  /** The first member goes by the shapes of the classes, the others by what parts them. */
  MemberOpinions heldOut() {
    return heldOut;
  }

  /** Of cells by shapes that had not seen their donors; classes, then the broad distribution. */
  double[][] heldOutDensities() {
    return heldOutDensities;
  }

  /** What the models say of cells in standard scores. */
  MemberOpinions opinions(List<Cell> of, double[][] mapped) {
    MarginalCache marginals = new MarginalCache(shapes);
    List<double[][]> opinions = new ArrayList<>();
    opinions.add(
        ofDensities(Arrays.stream(mapped).map(marginals::logDensities).toArray(double[][]::new)));
    Cohort batch = cohortOf(scores, of, mapped);
    int[] rows = IntStream.range(0, mapped.length).toArray();
    for (Classifier model : learnt.models()) {
      opinions.add(model.probabilities(batch, rows));
    }
    return MemberOpinions.of(opinions);
  }

  /** Two groups of cells as the two classes of a cohort, for a model that tells them apart. */
  static Optional<Cohort> twoGroups(StandardScores scores, List<Cell> cells, double[][] standard) {
    return cells.stream().map(Cell::subclass).distinct().count() < 2
        ? Optional.empty()
        : Optional.of(cohortOf(scores, cells, standard));
  }
}
