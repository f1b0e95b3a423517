package org.patchbridge.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.patchbridge.bundle.Call.Verdict;
import org.patchbridge.certainty.NoveltyLimit;
import org.patchbridge.certainty.PriorShift;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.evaluation.ClassPrediction;

/** Makes calls with the model of a bundle. Immutable, and safe to use from many threads. */
public final class Caller {
  private final Bundle bundle;
  private final double[] prior;

  private Caller(Bundle bundle, double[] prior) {
    this.bundle = bundle;
    this.prior = prior;
  }

  /** Assumes subclasses to be as frequent as among the training cells. */
  public static Caller of(Bundle bundle) {
    return new Caller(bundle, bundle.shares());
  }

  /**
   * Assumes other shares of the subclasses. Probabilities change; sets do not, because they promise
   * their coverage to every subclass by itself.
   *
   * @param shares one for each class of the model, at least one positive; only their ratios matter
   * @throws IllegalArgumentException where a class is missing or unknown, or shares are negative or
   *     all 0
   */
  public Caller withPrior(Map<String, Double> shares) {
    if (!shares.keySet().equals(Set.copyOf(bundle.classes()))) {
      throw new IllegalArgumentException(
          "the prior names " + shares.keySet() + "; the model knows " + bundle.classes());
    }
    double[] values = bundle.classes().stream().mapToDouble(shares::get).toArray();
    double sum = 0;
    for (double value : values) {
      sum += value >= 0 ? value : Double.NaN;
    }
    if (!(sum > 0) || sum == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("shares of a prior must be positive or 0, not all 0");
    }
    for (int c = 0; c < values.length; c++) {
      values[c] /= sum;
    }
    return new Caller(bundle, values);
  }

  /**
   * Assumes the shares that make the given calls most probable; see {@link PriorShift}.
   *
   * @param calls at least one, made under the shares of the training cells
   */
  public Caller withPriorOf(List<Call> calls) {
    double[][] probabilities = calls.stream().map(Call::probabilities).toArray(double[][]::new);
    return new Caller(bundle, PriorShift.estimate(probabilities, bundle.shares()));
  }

  /**
   * A call under the assumed shares.
   *
   * @param call made under the shares of the training cells
   */
  public Call adapted(Call call) {
    double[] probabilities = PriorShift.adapt(call.probabilities(), bundle.shares(), prior);
    return new Call(
        call.cell(),
        verdict(probabilities, call.verdict() == Verdict.OUT_OF_DISTRIBUTION),
        bundle.classes().get(ClassPrediction.mostLikely(probabilities)),
        probabilities,
        call.set(),
        call.novelty(),
        call.flags());
  }

  /** Assumed shares, in the order of the model's classes. */
  public double[] prior() {
    return prior.clone();
  }

  /**
   * One call for each cell, in their order.
   *
   * @param cells with the families of the model, and those that novelty is judged by
   * @throws MismatchException where their features are not those of the model
   */
  public List<Call> calls(Cohort cells) {
    ModelInput.Aligned input = bundle.input().align(cells);
    FeatureMatrix screened = bundle.screenInput().align(cells).cohort().matrix();
    double[][] probabilities = bundle.model().probabilities(input.cohort(), all(input.cohort()));
    List<Call> calls = new ArrayList<>();
    for (int row = 0; row < probabilities.length; row++) {
      calls.add(call(input, screened, row, probabilities[row]));
    }
    return calls;
  }

  private Call call(
      ModelInput.Aligned input, FeatureMatrix screened, int row, double[] calibrated) {
    double[] probabilities = PriorShift.adapt(calibrated, bundle.shares(), prior);
    boolean[] in = bundle.model().setOf(calibrated);
    List<String> set =
        IntStream.range(0, in.length).filter(c -> in[c]).mapToObj(bundle.classes()::get).toList();
    String mostProbable = bundle.classes().get(ClassPrediction.mostLikely(probabilities));
    boolean isNovel = bundle.screen().isNovel(screened, row);
    Cell cell = input.cohort().cells().get(row);
    return new Call(
        cell.id(),
        verdict(probabilities, isNovel),
        mostProbable,
        probabilities,
        set,
        bundle.screen().novelty().of(screened, row),
        flags(input, screened, row, isNovel));
  }

  private Verdict verdict(double[] probabilities, boolean isNovel) {
    if (isNovel) {
      return Verdict.OUT_OF_DISTRIBUTION;
    }
    return bundle.model().limit().isMet(probabilities) ? Verdict.CALLED : Verdict.UNCERTAIN;
  }

  private List<String> flags(
      ModelInput.Aligned input, FeatureMatrix screened, int row, boolean isNovel) {
    List<String> flags = new ArrayList<>();
    Cell cell = input.cohort().cells().get(row);
    bundle
        .origin()
        .species()
        .filter(species -> species != cell.species())
        .ifPresent(
            species ->
                flags.add(
                    "a "
                        + cell.species().label()
                        + " cell, but the model is of "
                        + species.label()
                        + " cells"));
    double present = NoveltyLimit.present(screened, row);
    if (isNovel) {
      flags.add(
          present < bundle.screen().limit().leastPresent()
              ? String.format(
                  Locale.ROOT,
                  "has %.0f %% of the features; training cells have at least %.0f %%",
                  100 * present,
                  100 * bundle.screen().limit().leastPresent())
              : "unlike all training cells");
    }
    List<String> absent =
        input.cohort().families().stream()
            .filter(family -> isAbsent(family, row))
            .map(FamilyBlock::name)
            .toList();
    if (!absent.isEmpty()) {
      flags.add("absent: " + String.join(", ", absent));
    }
    return flags;
  }

  private static boolean isAbsent(FamilyBlock family, int row) {
    return IntStream.range(0, family.width()).noneMatch(column -> family.isPresent(row, column));
  }

  private static int[] all(Cohort cohort) {
    return IntStream.range(0, cohort.size()).toArray();
  }
}
