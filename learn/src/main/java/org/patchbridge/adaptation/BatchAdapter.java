package org.patchbridge.adaptation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.patchbridge.adaptation.mixture.AffineMap;
import org.patchbridge.adaptation.mixture.AffineMixture;
import org.patchbridge.adaptation.mixture.ClassShapes;
import org.patchbridge.adaptation.mixture.HeldOutFit;
import org.patchbridge.adaptation.mixture.MarginalCache;
import org.patchbridge.adaptation.mixture.MixturePrior;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.random.DerivedSeed;

/**
 * Brings batches of unlabelled cells to a reference. No label of a batch is ever looked at. Equal
 * input and seed give the same result bit for bit, whatever the number of threads.
 */
public final class BatchAdapter {
  private final RigReference reference;
  private final double level;
  private final long seed;

  /**
   * @param level promised share of right calls, and coverage of the sets, for example 0.9
   * @param seed of folds and draws
   */
  public BatchAdapter(RigReference reference, double level, long seed) {
    this.reference = reference;
    this.level = level;
    this.seed = seed;
  }

  /**
   * @param batch unlabelled cells of one rig, with the features of the reference; at least one
   * @param mix stated shares of the classes, in their order, sum 1
   * @throws IllegalArgumentException where columns differ, or the mix has another number of classes
   */
  public BatchAdaptation adapt(Cohort batch, AdaptationMethod requested, Optional<double[]> mix) {
    if (mix.isPresent() && mix.get().length != reference.classes().size()) {
      throw new IllegalArgumentException(
          mix.get().length + " shares for classes " + reference.classes());
    }
    double[][] cells =
        reference.scores().of(batch.matrix(), IntStream.range(0, batch.size()).toArray());
    Optional<HeldOutFit> fit = heldOutFit(cells, requested);
    AdaptationDecision decision =
        AdaptationDecision.of(requested, fit, cells.length, mix.isPresent());
    Mapped mapped = mapped(cells, decision.method(), mix);
    return described(batch.cells(), cells, mapped, decision, requested, fit);
  }

  private Optional<HeldOutFit> heldOutFit(double[][] cells, AdaptationMethod requested) {
    return requested == AdaptationMethod.NONE || cells.length < HeldOutFit.LEAST_CELLS
        ? Optional.empty()
        : Optional.of(
            HeldOutFit.of(
                reference.shapes(), cells, MixturePrior.DEFAULT, DerivedSeed.of(seed, 1)));
  }

  /**
   * @param cells in standard scores of the reference
   */
  private record Mapped(double[][] cells, AffineMap map, double[] shares) {}

  private Mapped mapped(double[][] cells, AdaptationMethod method, Optional<double[]> mix) {
    ClassShapes shapes = reference.shapes();
    return switch (method) {
      case MIXTURE -> {
        AffineMixture found = AffineMixture.fit(shapes, cells, MixturePrior.DEFAULT, seed);
        yield new Mapped(found.map().of(cells), found.map(), mix.orElse(found.shares()));
      }
      case SCALE -> {
        AffineMap map = MomentScaling.of(reference, mix.orElse(reference.shares()), cells);
        double[] shares =
            mix.orElseGet(() -> AffineMixture.sharesUnder(shapes, cells, map).shares());
        yield new Mapped(map.of(cells), map, shares);
      }
      case TRANSPORT -> {
        AffineMap scaled = MomentScaling.of(reference, mix.orElse(reference.shares()), cells);
        double[][] moved = BatchTransport.of(reference, scaled.of(cells), seed);
        AffineMap none = AffineMap.identity(shapes.width());
        double[] shares =
            mix.orElseGet(() -> AffineMixture.sharesUnder(shapes, moved, none).shares());
        yield new Mapped(moved, scaled, shares);
      }
      case NONE, AUTO ->
          new Mapped(cells, AffineMap.identity(shapes.width()), mix.orElse(reference.shares()));
    };
  }

  private BatchAdaptation described(
      List<Cell> batch,
      double[][] cells,
      Mapped mapped,
      AdaptationDecision decision,
      AdaptationMethod requested,
      Optional<HeldOutFit> fit) {
    boolean isAdapted = decision.method() != AdaptationMethod.NONE;
    double[] shares = positive(mapped.shares());
    boolean shapesHold =
        decision.method() == AdaptationMethod.MIXTURE || decision.method() == AdaptationMethod.NONE;
    MemberOpinions all = reference.opinions(batch, mapped.cells());
    MemberOpinions opinions = shapesHold ? all : all.withoutFirst();
    ShiftedPromise promise =
        ShiftedPromise.of(
            shapesHold ? reference.heldOut() : reference.heldOut().withoutFirst(),
            reference.labels(),
            reference.donors(),
            opinions,
            shares,
            isAdapted ? reference.scores().width() : 0,
            level);
    StrangeLimit limit = StrangeLimit.of(reference, shares, strictness(isAdapted, fit));
    double[] none = none(mapped.cells(), shares);
    double strange = shareBeyond(none, limit);
    double before = isAdapted ? shareBeyond(none(cells, shares), limit) : strange;
    double[] estimate = isAdapted ? shares : estimate(cells);
    OptionalDouble separationBefore = separation(batch, cells, estimate);
    OptionalDouble separationAfter =
        isAdapted ? separation(batch, mapped.cells(), estimate) : separationBefore;
    RigJudgement judgement =
        RigJudgement.of(
            decision,
            fit,
            cells.length,
            mapped.cells()[0].length,
            shares,
            promise,
            strange,
            limit,
            separationAfter);
    boolean callsAny = judgement.verdict() != RigVerdict.NOT;
    return new BatchAdaptation(
        requested,
        decision.method(),
        decision.why(),
        FeatureShifts.of(reference, cells, mapped.cells(), mapped.map(), shares),
        shares(batch, cells, mapped, decision.method()),
        strange,
        before,
        limit.usual(),
        separationBefore,
        separationAfter,
        fit.map(found -> OptionalDouble.of(found.gain())).orElse(OptionalDouble.empty()),
        fit.filter(found -> !Double.isNaN(found.shape()))
            .map(found -> OptionalDouble.of(found.shape()))
            .orElse(OptionalDouble.empty()),
        promise.errorFactor(),
        promise.expectedRight(),
        judgement.verdict(),
        judgement.reasons(),
        RigJudgement.assumption(reference.classes(), isAdapted),
        cells(mapped.cells(), opinions, shares, promise, none, limit, callsAny));
  }

  private static StrangeLimit.Strictness strictness(boolean isAdapted, Optional<HeldOutFit> fit) {
    if (!isAdapted) {
      return StrangeLimit.Strictness.OWN_RIG;
    }
    boolean isDoubtful = fit.isPresent() && fit.get().shape() < RigJudgement.CAREFUL_SHAPE;
    return isDoubtful ? StrangeLimit.Strictness.DOUBTFUL : StrangeLimit.Strictness.ADAPTED;
  }

  /** No class is ruled out by an estimate. */
  private static double[] positive(double[] shares) {
    double[] bounded = Arrays.stream(shares).map(share -> Math.max(share, 1e-4)).toArray();
    double sum = Arrays.stream(bounded).sum();
    return Arrays.stream(bounded).map(share -> share / sum).toArray();
  }

  private double[] none(double[][] cells, double[] shares) {
    MarginalCache marginals = new MarginalCache(reference.shapes());
    return StrangeLimit.none(
        Arrays.stream(cells).map(marginals::logDensities).toArray(double[][]::new), shares);
  }

  private static double shareBeyond(double[] none, StrangeLimit limit) {
    return Arrays.stream(none).filter(value -> value > limit.most()).count() / (double) none.length;
  }

  private double[] estimate(double[][] cells) {
    return AffineMixture.sharesAlone(reference.shapes(), cells).shares();
  }

  private OptionalDouble separation(List<Cell> batch, double[][] cells, double[] shares) {
    return LabSeparation.of(reference, batch, cells, shares, DerivedSeed.of(seed, 2))
        .map(OptionalDouble::of)
        .orElse(OptionalDouble.empty());
  }

  private List<ClassShare> shares(
      List<Cell> batch, double[][] cells, Mapped mapped, AdaptationMethod method) {
    boolean isMoved = method == AdaptationMethod.TRANSPORT;
    AffineMixture found =
        new AffineMixture(
            isMoved ? AffineMap.identity(reference.shapes().width()) : mapped.map(),
            mapped.shares());
    double[] estimate = method == AdaptationMethod.NONE ? estimate(cells) : mapped.shares();
    double[] half =
        ShareIntervals.halfWidths(
            reference.shapes(),
            batch,
            isMoved ? mapped.cells() : cells,
            found,
            method == AdaptationMethod.MIXTURE,
            DerivedSeed.of(seed, 3));
    double[] usual = reference.shares();
    return IntStream.range(0, estimate.length)
        .mapToObj(
            k ->
                new ClassShare(
                    reference.classes().get(k),
                    usual[k],
                    estimate[k],
                    Math.max(0, estimate[k] - half[k]),
                    Math.min(1, estimate[k] + half[k])))
        .toList();
  }

  private List<AdaptedCell> cells(
      double[][] mapped,
      MemberOpinions opinions,
      double[] shares,
      ShiftedPromise promise,
      double[] none,
      StrangeLimit limit,
      boolean callsAny) {
    double[][] pooled = opinions.withShares(shares).pooled();
    double[][] equal = opinions.pooled();
    return IntStream.range(0, mapped.length)
        .mapToObj(
            i -> {
              double[] told = promise.told(pooled[i]);
              boolean isStrange = none[i] > limit.most();
              double highest = Arrays.stream(told).max().orElse(0);
              return new AdaptedCell(
                  values(mapped[i]),
                  mapped[i],
                  told,
                  promise.sets().of(equal[i]),
                  none[i],
                  isStrange,
                  callsAny && !isStrange && highest >= promise.leastProbability());
            })
        .toList();
  }

  private double[] values(double[] scores) {
    double[] values = new double[scores.length];
    Arrays.setAll(values, column -> reference.scores().value(scores[column], column));
    return values;
  }
}
