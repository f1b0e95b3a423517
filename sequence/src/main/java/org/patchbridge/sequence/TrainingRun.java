package org.patchbridge.sequence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.patchbridge.random.DerivedSeed;
import org.patchbridge.sequence.NetworkTraining.Scope;
import org.patchbridge.sequence.NetworkTraining.Task;
import org.patchbridge.sequence.NetworkTraining.Validation;
import org.patchbridge.sequence.network.AdamW;
import org.patchbridge.sequence.network.Dropout;
import org.patchbridge.sequence.network.Encoder;
import org.patchbridge.sequence.network.EncoderWeights;
import org.patchbridge.sequence.network.Head;
import org.patchbridge.sequence.network.InputBlocks;
import org.patchbridge.sequence.network.NetworkParameters;
import org.patchbridge.sequence.network.SequenceTensor;

/** One training in progress, with all that it holds outside the heap; used by one thread. */
final class TrainingRun implements AutoCloseable {
  private static final int DROPOUT = 0;
  private static final int ORDER = 1;
  private final Encoder encoder;
  private final List<Learning> tasks = new ArrayList<>();
  private final AdamW optimiser;
  private final Scope scope;
  private final Dropout dropout;
  private final Optional<Watched> watched;
  private final StopMetric metric;

  private record Learning(Task task, Head head, SequenceTensor cells, BatchOrder order) {}

  private record Watched(Validation validation, SequenceTensor cells) {}

  TrainingRun(
      EncoderWeights start,
      List<Task> tasks,
      Optional<Validation> validation,
      TrainingSettings settings,
      Scope scope,
      long seed) {
    this.scope = scope;
    InputBlocks blocks =
        InputBlocks.covering(
            Stream.concat(
                    tasks.stream().map(Task::cells), validation.stream().map(Validation::cells))
                .toList());
    encoder = new Encoder(start, blocks);
    dropout = new Dropout(settings.dropout(), DerivedSeed.of(seed, DROPOUT));
    List<NetworkParameters> moving = new ArrayList<>();
    if (scope == Scope.ENCODER_AND_HEADS) {
      moving.add(encoder.parameters());
    }
    for (Task task : tasks) {
      Head head = new Head(task.head());
      long orderSeed = DerivedSeed.of(seed, ORDER, this.tasks.size());
      BatchOrder order = new BatchOrder(task.labels().length, settings.batch(), orderSeed);
      this.tasks.add(new Learning(task, head, new SequenceTensor(task.cells(), blocks), order));
      moving.add(head.parameters());
    }
    optimiser =
        new AdamW(
            moving, settings.learningRate(), settings.weightDecay(), settings.mostGradientNorm());
    metric = settings.stopMetric();
    watched =
        validation.map(cells -> new Watched(cells, new SequenceTensor(cells.cells(), blocks)));
  }

  /** Returns the mean loss of its steps. */
  double epoch() {
    int steps = tasks.stream().mapToInt(task -> task.order().batchesInAPass()).max().orElseThrow();
    double sum = 0;
    for (int step = 0; step < steps; step++) {
      encoder.zeroGradient();
      for (Learning task : tasks) {
        task.head().parameters().zeroGradient();
        sum += gradient(task);
      }
      optimiser.step();
    }
    return sum / steps;
  }

  /** Adds one batch's part of the gradient; returns its part of the loss. */
  private double gradient(Learning learning) {
    int[] cells = learning.order().next();
    try (PointerScope batch = new PointerScope()) {
      Tensor truth = truth(learning.task().labels(), cells);
      Tensor vectors = encoder.forward(learning.cells(), cells).vectors();
      Tensor scores = learning.head().trainingScores(dropout.apply(vectors), truth);
      Tensor loss = learning.task().objective().of(scores, truth);
      Tensor weighted = loss.mul(new Scalar(learning.task().weight()));
      weighted.backward();
      if (scope == Scope.ENCODER_AND_HEADS) {
        encoder.backward();
      }
      return weighted.item_float();
    }
  }

  private static Tensor truth(int[] labels, int[] cells) {
    long[] values = new long[cells.length];
    for (int i = 0; i < cells.length; i++) {
      values[i] = labels[cells[i]];
    }
    return torch.tensor(values);
  }

  /**
   * Value of the stop metric.
   *
   * @throws java.util.NoSuchElementException where there are no cells to validate on
   */
  double validate() {
    Watched cells = watched.orElseThrow();
    SequencePrediction prediction =
        SequencePrediction.of(encoder, tasks.get(0).head(), cells.cells());
    int[] predicted = prediction.mostProbable();
    int classes = tasks.get(0).task().head().classes();
    return metric.of(predicted, cells.validation().labels(), classes);
  }

  SequenceModel model() {
    return new SequenceModel(encoder.weights(), tasks.get(0).head().weights());
  }

  @Override
  public void close() {
    watched.ifPresent(cells -> cells.cells().close());
    optimiser.close();
    for (Learning learning : tasks) {
      learning.cells().close();
      learning.head().close();
    }
    dropout.close();
    encoder.close();
  }
}
