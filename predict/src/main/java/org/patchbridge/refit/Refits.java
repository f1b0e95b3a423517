package org.patchbridge.refit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.patchbridge.adaptation.RigReference;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.bundle.cells.KeptCells;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Covariates;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.dataset.SplitException;
import org.patchbridge.ensemble.EnsembleClassifier;
import org.patchbridge.ensemble.StandardCandidates;
import org.patchbridge.evaluation.Learner;
import org.patchbridge.files.UserFolders;
import org.patchbridge.forest.Balance;
import org.patchbridge.forest.ForestClassifier;
import org.patchbridge.forest.ForestSettings;
import org.patchbridge.forest.RandomForestLearner;
import org.patchbridge.work.CohortDigest;
import org.patchbridge.work.Progress;

/**
 * Models for the features at hand. A model of tables that holds its training cells is learnt again
 * where new cells lack columns of it, once for each set of columns; what was learnt is kept on
 * disk.
 */
public final class Refits {
  private static final String TREES = "trees";
  private static final int USUAL_TREES = 500;

  /** Of fewer cells it is not said that they lack a feature for the same reason. */
  private static final int LEAST_BATCH = 5;

  private final RefitCache cache;
  private final RigCache rigs;
  private final int threads;
  private final Progress progress;

  private Refits(Path folder, int threads, Progress progress) {
    this.cache = new RefitCache(folder, RefitCache.MOST_BYTES);
    this.rigs = new RigCache(folder.resolve("rigs"), RigCache.MOST);
    this.threads = threads;
    this.progress = progress;
  }

  /**
   * Kept in the cache folder of this machine's user.
   *
   * @param threads fits at a time; changes no number
   */
  public static Refits ofThisMachine(int threads, Progress progress) {
    return in(UserFolders.ofThisMachine().cache().resolve("refits"), threads, progress);
  }

  /**
   * @param folder need not exist
   * @param threads fits at a time; changes no number
   */
  public static Refits in(Path folder, int threads, Progress progress) {
    return new Refits(folder, threads, progress);
  }

  /**
   * Cells of a batch that one model serves.
   *
   * @param rows of the batch, ascending
   * @param bundle the model for them
   * @param refit where it was learnt again for them
   */
  public record Group(int[] rows, Bundle bundle, Optional<Refit> refit) {}

  /**
   * @param groups every cell is in one
   * @param warnings why no model was learnt again where some was called for, or could not be kept
   */
  public record Grouped(List<Group> groups, List<String> warnings) {
    public Grouped {
      groups = List.copyOf(groups);
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * A feature that none of five or more cells has is one that the batch lacks. Of fewer cells some
   * absent values call for no new model: they may be absent for reasons of each cell.
   *
   * @throws org.patchbridge.bundle.MismatchException where their features are not the model's
   * @throws InterruptedException after an interruption
   */
  public Grouped group(Bundle bundle, Cohort cells) throws InterruptedException {
    FeatureSubset used = FeatureSubset.usedBy(bundle);
    return grouped(bundle, used, present(bundle, used, cells));
  }

  /**
   * The same for cells that come one by one, such as recordings.
   *
   * @param cells each in any number of rows
   */
  public Grouped group(Bundle bundle, List<Cohort> cells) throws InterruptedException {
    FeatureSubset used = FeatureSubset.usedBy(bundle);
    List<BitSet> present = new ArrayList<>();
    cells.forEach(some -> present.addAll(present(bundle, used, some)));
    return grouped(bundle, used, present);
  }

  /** Why the model cannot be learnt again; empty where it can. */
  public static Optional<String> obstacle(Bundle bundle) {
    if (bundle.origin().laboratory().isPresent()) {
      return Optional.of(
          "a laboratory's model is not learnt again with fewer features, as its promise would not be"
              + " that of the laboratory's cells; calibrate its reference with these features");
    }
    if (bundle.cells().isEmpty()) {
      return Optional.of("the model holds no training cells to be learnt again from");
    }
    return candidates(bundle).isEmpty()
        ? Optional.of("a model of " + bundle.origin().learner() + " is not learnt again")
        : Optional.empty();
  }

  /** Of the ensemble of standard classifiers and the forest; of others none. */
  private static List<List<? extends Learner>> candidates(Bundle bundle) {
    Map<String, String> settings = bundle.origin().settings();
    int trees = trees(settings);
    List<List<? extends Learner>> standard = StandardCandidates.of(trees);
    if (bundle.model().base() instanceof EnsembleClassifier ensemble) {
      Set<String> names =
          standard.stream().map(choices -> choices.get(0).name()).collect(Collectors.toSet());
      return ensemble.members().stream().allMatch(member -> names.contains(member.name()))
          ? standard
          : List.of();
    }
    if (bundle.model().base() instanceof ForestClassifier) {
      Balance balance = Balance.valueOf(settings.getOrDefault("balance", Balance.BALANCED.name()));
      return List.of(
          List.of(
              RandomForestLearner.with(
                  ForestSettings.defaults().withTrees(trees).withBalance(balance))));
    }
    return List.of();
  }

  private static int trees(Map<String, String> settings) {
    try {
      return Math.max(1, Integer.parseInt(settings.getOrDefault(TREES, USUAL_TREES + "")));
    } catch (NumberFormatException other) {
      return USUAL_TREES;
    }
  }

  private Grouped grouped(Bundle bundle, FeatureSubset used, List<BitSet> present)
      throws InterruptedException {
    List<FeaturePatterns.Pattern> patterns =
        FeaturePatterns.of(present, known(bundle, used, present), leastPresent(bundle, used))
            .patterns();
    List<Group> groups = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    boolean[] served = new boolean[present.size()];
    for (FeaturePatterns.Pattern pattern : patterns) {
      groups.add(group(bundle, used, pattern, warnings));
      IntStream.of(pattern.rows()).forEach(row -> served[row] = true);
    }
    int[] rest = IntStream.range(0, served.length).filter(row -> !served[row]).toArray();
    if (rest.length > 0) {
      groups.add(new Group(rest, bundle, Optional.empty()));
    }
    return new Grouped(groups, warnings.stream().distinct().toList());
  }

  private static List<BitSet> known(Bundle bundle, FeatureSubset used, List<BitSet> present) {
    if (present.size() >= LEAST_BATCH) {
      BitSet batch = new BitSet();
      present.forEach(batch::or);
      return List.of(batch);
    }
    BitSet all = new BitSet();
    all.set(0, used.size());
    return used.fillable(bundle)
        .filter(some -> some.size() < used.size())
        .map(some -> List.of(all, some.within(used)))
        .orElse(List.of(all));
  }

  /** Share of the columns in use that nearly all training cells have. */
  private static double leastPresent(Bundle bundle, FeatureSubset used) {
    double columns = bundle.screen().limit().leastPresent() * bundle.screenInput().width();
    return Math.min(1, columns / used.size());
  }

  private Group group(
      Bundle bundle, FeatureSubset used, FeaturePatterns.Pattern pattern, List<String> warnings)
      throws InterruptedException {
    FeatureSubset features =
        FeatureSubset.of(pattern.columns().stream().mapToObj(used.names()::get).toList());
    if (features.equals(used)) {
      return new Group(pattern.rows(), bundle, Optional.empty());
    }
    Optional<String> obstacle = obstacle(bundle);
    if (obstacle.isPresent()) {
      warnings.add(obstacle.get() + "; absent features count as those of an average cell");
      return new Group(pattern.rows(), bundle, Optional.empty());
    }
    try {
      Refit refit = refit(bundle, features, warnings);
      return new Group(pattern.rows(), refit.bundle(), Optional.of(refit));
    } catch (SplitException tooFew) {
      warnings.add("the model is not learnt again: " + tooFew.getMessage());
      return new Group(pattern.rows(), bundle, Optional.empty());
    }
  }

  /**
   * For each cell which of the columns it has. A covariate that one cell has counts as one of all:
   * where it is not known it stays absent, and that makes no pattern of features.
   */
  private static List<BitSet> present(Bundle bundle, FeatureSubset used, Cohort cells) {
    List<Cohort> aligned =
        List.of(bundle.input().align(cells).cohort(), bundle.screenInput().align(cells).cohort());
    List<BitSet> present = new ArrayList<>();
    cells.cells().forEach(cell -> present.add(new BitSet()));
    for (Cohort cohort : aligned) {
      for (FamilyBlock family : cohort.families()) {
        for (int column = 0; column < family.width(); column++) {
          int at = used.names().indexOf(FeatureSubset.name(family, column));
          int[] rows = having(family, column);
          if (at >= 0 && rows.length > 0) {
            (family.name().equals(Covariates.FAMILY)
                    ? IntStream.range(0, cells.size())
                    : IntStream.of(rows))
                .forEach(row -> present.get(row).set(at));
          }
        }
      }
    }
    return present;
  }

  /**
   * Learns the model that single recordings are called with, so that the first one need not wait;
   * nothing where the bundle takes none, they fill all of its features, or it cannot be learnt
   * again.
   *
   * @throws InterruptedException after an interruption
   */
  public Optional<Refit> forRecordings(Bundle bundle) throws InterruptedException {
    FeatureSubset used = FeatureSubset.usedBy(bundle);
    Optional<FeatureSubset> fillable =
        used.fillable(bundle).filter(some -> some.size() < used.size());
    return fillable.isPresent() && obstacle(bundle).isEmpty()
        ? Optional.of(refit(bundle, fillable.get()))
        : Optional.empty();
  }

  /**
   * What is learnt of the rig of training cells; kept on disk, too, by the digest of the cells.
   *
   * @param reference labelled cells, in the features that a batch has
   * @return empty where a class has a single cell, or donors are too few to be kept apart
   */
  public Optional<RigReference> rig(Cohort reference, long seed) {
    return rigs.of(reference, seed);
  }

  private static int[] having(FamilyBlock family, int column) {
    return IntStream.range(0, family.cells())
        .filter(row -> family.isPresent(row, column))
        .toArray();
  }

  /**
   * The model of a bundle with some of its features.
   *
   * @param bundle without an {@link #obstacle}
   * @param features among those that it makes use of
   * @throws SplitException where a class has too few donors with these features
   * @throws InterruptedException after an interruption
   */
  public Refit refit(Bundle bundle, FeatureSubset features) throws InterruptedException {
    return refit(bundle, features, new ArrayList<>());
  }

  private Refit refit(Bundle bundle, FeatureSubset features, List<String> warnings)
      throws InterruptedException {
    String key = key(bundle, features);
    Optional<Bundle> known = cache.find(key).filter(found -> isOf(found, bundle));
    Bundle learnt = known.isPresent() ? known.get() : learn(bundle, features, key, warnings);
    return new Refit(
        learnt.withCells(
            bundle
                .cells()
                .map(
                    cells ->
                        KeptCells.readLater(
                            () -> RefitTrainer.restricted(cells.material(), features)))),
        features,
        FeatureSubset.usedBy(bundle),
        bundle.quality());
  }

  private static boolean isOf(Bundle found, Bundle bundle) {
    return found.classes().equals(bundle.classes())
        && found.origin().cohortDigest().equals(bundle.origin().cohortDigest());
  }

  private Bundle learn(Bundle bundle, FeatureSubset features, String key, List<String> warnings)
      throws InterruptedException {
    Bundle learnt = new RefitTrainer(bundle, candidates(bundle), threads, progress).train(features);
    cache
        .keep(key, learnt)
        .ifPresent(why -> warnings.add("the model that was learnt again is not kept: " + why));
    return learnt;
  }

  /** All that the numbers depend on. */
  private static String key(Bundle bundle, FeatureSubset features) {
    Bundle.Origin origin = bundle.origin();
    String model =
        CohortDigest.ofText(
            String.join(
                "\n",
                RefitTrainer.METHOD_VERSION,
                bundle.cells().orElseThrow().digest(),
                origin.cohortDigest(),
                origin.learner(),
                origin.settings().toString(),
                StandardCandidates.words(),
                bundle.quality().level() + "",
                origin.seed() + ""));
    return model + "-" + features.digest();
  }
}
