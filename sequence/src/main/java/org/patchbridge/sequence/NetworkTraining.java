package org.patchbridge.sequence;

import java.util.List;
import java.util.Optional;
import org.patchbridge.sequence.network.CellSequences;
import org.patchbridge.sequence.network.EncoderWeights;
import org.patchbridge.sequence.network.HeadWeights;

/**
 * Trains an encoder with one or more heads. Deterministic: equal data, weights and seed give
 * bit-equal models on one machine, whatever runs beside. Immutable.
 */
public final class NetworkTraining {

  /** Which parameters move. */
  public enum Scope {
    ENCODER_AND_HEADS,
    HEADS_ONLY
  }

  /** Which epoch's parameters are kept. */
  public enum Keep {
    /** The one with the best validation metric, the earliest of equals. */
    BEST,
    /** The last one; nothing ends training early. */
    LAST
  }

  /**
   * What one head learns.
   *
   * @param labels class of each cell
   * @param weight of its loss in the sum
   */
  public record Task(
      HeadWeights head, CellSequences cells, int[] labels, Objective objective, double weight) {

    public Task {
      if (cells.cells() != labels.length || labels.length == 0) {
        throw new IllegalArgumentException(
            labels.length + " labels for " + cells.cells() + " training cells; at least 1 of each");
      }
    }
  }

  /**
   * Cells that steer early stopping; judged by the head of the first task.
   *
   * @param labels class of each cell
   */
  public record Validation(CellSequences cells, int[] labels) {}

  private final TrainingSettings settings;
  private final Scope scope;
  private final Keep keep;
  private final EpochListener listener;

  private NetworkTraining(
      TrainingSettings settings, Scope scope, Keep keep, EpochListener listener) {
    this.settings = settings;
    this.scope = scope;
    this.keep = keep;
    this.listener = listener;
  }

  /** All parameters, keeping the best epoch. */
  public static NetworkTraining with(TrainingSettings settings) {
    return new NetworkTraining(settings, Scope.ENCODER_AND_HEADS, Keep.BEST, EpochListener.NONE);
  }

  public NetworkTraining with(Scope choice) {
    return new NetworkTraining(settings, choice, keep, listener);
  }

  public NetworkTraining with(Keep choice) {
    return new NetworkTraining(settings, scope, choice, listener);
  }

  public NetworkTraining with(EpochListener choice) {
    return new NetworkTraining(settings, scope, keep, choice);
  }

  /**
   * An epoch has as many steps as the longest task has batches; shorter tasks start over. Every
   * step sums the weighted losses of one batch of each task.
   *
   * @param encoder to start from, not changed
   * @param tasks at least one
   * @param validation empty: all epochs are run and the last is kept
   * @param seed of shuffles and dropout
   * @return the encoder with the head of the first task
   */
  public SequenceModel fit(
      EncoderWeights encoder, List<Task> tasks, Optional<Validation> validation, long seed) {
    Optional<Validation> used = validation.filter(cells -> cells.labels().length > 0);
    try (TrainingRun run = new TrainingRun(encoder, tasks, used, settings, scope, seed)) {
      return used.isPresent() && keep == Keep.BEST ? best(run) : last(run);
    }
  }

  private SequenceModel best(TrainingRun run) {
    SequenceModel best = run.model();
    double bestValue = Double.NEGATIVE_INFINITY;
    int since = 0;
    for (int epoch = 1; epoch <= settings.mostEpochs() && since < settings.patience(); epoch++) {
      double loss = run.epoch();
      double value = run.validate();
      listener.finished(new EpochListener.Epoch(epoch, loss, value));
      since++;
      if (value > bestValue) {
        bestValue = value;
        best = run.model();
        since = 0;
      }
    }
    return best;
  }

  private SequenceModel last(TrainingRun run) {
    for (int epoch = 1; epoch <= settings.mostEpochs(); epoch++) {
      double loss = run.epoch();
      listener.finished(new EpochListener.Epoch(epoch, loss, Double.NaN));
    }
    return run.model();
  }
}
