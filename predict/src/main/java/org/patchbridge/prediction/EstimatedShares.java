package org.patchbridge.prediction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.bundle.Call;
import org.patchbridge.bundle.Caller;
import org.patchbridge.certainty.ShareEstimate;

/**
 * How frequent the subclasses are among the cells of one command, estimated from these cells.
 *
 * @param cells that have a say: not unlike all training cells, with enough features
 * @param withoutSay other cells
 * @param leastCells that an estimate takes
 * @param strength cells that the training shares count for beside these
 * @param subclasses one for each class of the model; none where too few cells have a say
 */
public record EstimatedShares(
    int cells, int withoutSay, int leastCells, double strength, List<OfSubclass> subclasses) {

  /**
   * @param inTraining share among the training cells
   * @param share estimated
   * @param low end of its 95 % interval, a bootstrap over cells
   * @param high end of this
   */
  public record OfSubclass(String name, double inTraining, double share, double low, double high) {}

  /** Predictions under these shares. */
  public record Adapted(EstimatedShares estimatedShares, List<Prediction> predictions) {}

  public EstimatedShares {
    subclasses = List.copyOf(subclasses);
  }

  /**
   * Where too few cells have a say, all stays as it was, and a flag says so. Evidence stays as it
   * was anyway.
   *
   * @param predictions made under the shares of the training cells
   */
  public static Adapted adapt(Bundle bundle, List<Prediction> predictions) {
    List<Call> calls =
        predictions.stream()
            .filter(Prediction.Made.class::isInstance)
            .map(made -> ((Prediction.Made) made).call())
            .toList();
    Optional<ShareEstimate> estimate = Caller.sharesAmong(bundle, calls);
    int cells = (int) calls.stream().filter(Caller::hasSay).count();
    EstimatedShares shares =
        new EstimatedShares(
            cells,
            calls.size() - cells,
            ShareEstimate.LEAST_CELLS,
            ShareEstimate.STRENGTH,
            estimate.map(known -> subclasses(bundle, known)).orElse(List.of()));
    Caller usual = Caller.of(bundle);
    Caller caller = estimate.map(usual::withPrior).orElse(usual);
    return new Adapted(
        shares,
        predictions.stream()
            .map(each -> each instanceof Prediction.Made made ? shares.of(caller, made) : each)
            .toList());
  }

  private static List<OfSubclass> subclasses(Bundle bundle, ShareEstimate estimate) {
    return IntStream.range(0, bundle.classes().size())
        .mapToObj(
            c ->
                new OfSubclass(
                    bundle.classes().get(c),
                    bundle.shares()[c],
                    estimate.shares()[c],
                    estimate.lower()[c],
                    estimate.upper()[c]))
        .toList();
  }

  private Prediction of(Caller caller, Prediction.Made made) {
    List<String> flags = new ArrayList<>(made.flags());
    flags.add(
        subclasses.isEmpty()
            ? "shares as in training: too few cells to estimate them"
            : "shares estimated from " + cells + " cells");
    return new Prediction.Made(
        made.source(),
        caller.adapted(made.call()),
        flags,
        made.evidence(),
        made.columns(),
        made.refit());
  }
}
