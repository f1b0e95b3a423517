package org.patchbridge.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.patchbridge.bundle.Call.Verdict;
import org.patchbridge.certainty.PriorShift;
import org.patchbridge.certainty.ShareEstimate;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Covariates;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.metric.ClassPrediction;

/** Makes calls with the model of a bundle. Immutable, and safe to use from many threads. */
public final class Caller {
  private static final String TRAINED_ON =
      "trained on this cell: the call says nothing about new cells";

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
   * How frequent the subclasses are among the cells of some calls. Cells that are unlike all
   * training cells, or have too few features to tell, have no say.
   *
   * @param calls made under the shares of the training cells
   * @return empty where too few cells have a say
   */
  public static Optional<ShareEstimate> sharesAmong(Bundle bundle, List<Call> calls) {
    double[][] probabilities =
        calls.stream().filter(Caller::hasSay).map(Call::probabilities).toArray(double[][]::new);
    return ShareEstimate.of(probabilities, bundle.shares(), bundle.origin().seed());
  }

  /** Whether a cell tells anything about the shares in its batch. */
  public static boolean hasSay(Call call) {
    return call.verdict() != Verdict.OUT_OF_DISTRIBUTION && Double.isFinite(call.novelty());
  }

  /** Assumes the shares that were estimated. */
  public Caller withPrior(ShareEstimate estimate) {
    return new Caller(bundle, estimate.shares().clone());
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
        call.flags(),
        call.isTrainingCell(),
        call.unusual());
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
    return calls(bundle.align(cells));
  }

  /** The same for cells that are aligned. */
  public List<Call> calls(Bundle.ModelCells cells) {
    Cohort input = cells.input();
    FeatureMatrix screened = cells.screened().matrix();
    double[][] probabilities = bundle.model().probabilities(input, all(input));
    List<Call> calls = new ArrayList<>();
    for (int row = 0; row < probabilities.length; row++) {
      calls.add(call(input, screened, row, probabilities[row]));
    }
    return calls;
  }

  private Call call(Cohort input, FeatureMatrix screened, int row, double[] calibrated) {
    double[] probabilities = PriorShift.adapt(calibrated, bundle.shares(), prior);
    boolean[] in = bundle.model().setOf(calibrated);
    List<String> set =
        IntStream.range(0, in.length).filter(c -> in[c]).mapToObj(bundle.classes()::get).toList();
    String mostProbable = bundle.classes().get(ClassPrediction.mostLikely(probabilities));
    NoveltyReasons reasons = NoveltyReasons.of(bundle, screened, row);
    boolean trainedOn = bundle.trainedCells().contains(input, row);
    Cell cell = input.cells().get(row);
    return new Call(
        cell.id(),
        verdict(probabilities, reasons.isNovel()),
        mostProbable,
        probabilities,
        set,
        bundle.screen().novelty().of(screened, row),
        flags(input, row, trainedOn, reasons),
        trainedOn,
        reasons.unusual());
  }

  private Verdict verdict(double[] probabilities, boolean isNovel) {
    if (isNovel) {
      return Verdict.OUT_OF_DISTRIBUTION;
    }
    if (!bundle.screen().limit().isLearnt()) {
      return Verdict.UNSCREENED;
    }
    return bundle.model().limit().isMet(probabilities) ? Verdict.CALLED : Verdict.UNCERTAIN;
  }

  private List<String> flags(Cohort input, int row, boolean trainedOn, NoveltyReasons reasons) {
    List<String> flags = new ArrayList<>();
    if (trainedOn) {
      flags.add(TRAINED_ON);
    }
    Cell cell = input.cells().get(row);
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
    flags.addAll(reasons.flags());
    if (!reasons.isNovel() && !bundle.screen().limit().isLearnt()) {
      flags.add(
          "the model's training cells were too few, or of too few donors, to learn which cells are"
              + " unlike them; it calls none");
    }
    List<String> absent = input.families().stream().flatMap(family -> absent(family, row)).toList();
    if (!absent.isEmpty()) {
      flags.add("absent: " + String.join(", ", absent));
    }
    return flags;
  }

  /** The family where it is absent as a whole; of covariates each one, as each is known or not. */
  private static Stream<String> absent(FamilyBlock family, int row) {
    if (!family.name().equals(Covariates.FAMILY)) {
      return isAbsent(family, row) ? Stream.of(family.name()) : Stream.empty();
    }
    return IntStream.range(0, family.width())
        .filter(column -> !family.isPresent(row, column))
        .mapToObj(column -> family.name() + "." + family.columns().get(column).name());
  }

  private static boolean isAbsent(FamilyBlock family, int row) {
    return IntStream.range(0, family.width()).noneMatch(column -> family.isPresent(row, column));
  }

  private static int[] all(Cohort cohort) {
    return IntStream.range(0, cohort.size()).toArray();
  }
}
