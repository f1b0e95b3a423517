package org.patchbridge.transfer;

import org.patchbridge.dataset.Species;
import org.patchbridge.sequence.SequenceSettings;
import org.patchbridge.sequence.SequenceVariant;
import org.patchbridge.sequence.TrainingSettings;

/**
 * How models are transferred. Immutable; start from {@link #paper()}.
 *
 * @param model network and training of the control, of mouse pretraining, and wherever the other
 *     fields say nothing else
 * @param frozenEpochs in which only the new head is trained, at {@code frozenRate}
 * @param fineTuningRate learning rate of all layers after that
 * @param jointRate learning rate of joint training
 * @param jointMouseWeight of the mouse loss in joint training; the human one has weight 1
 * @param jointFineTuningRate learning rate on human cells after joint training
 */
public record TransferSettings(
    SequenceSettings model,
    int frozenEpochs,
    double frozenRate,
    double fineTuningRate,
    double jointRate,
    double jointMouseWeight,
    double jointFineTuningRate) {

  /** Those of arXiv 2603.11000. */
  public static TransferSettings paper() {
    SequenceSettings model = SequenceSettings.paper(SequenceVariant.ATTENTION, Species.HUMAN);
    return new TransferSettings(model, 5, 1e-3, 5e-4, 5e-4, 0.5, 3e-4);
  }

  /** The same schedule for the models of the {@code default} preset. */
  public static TransferSettings defaults() {
    return paper().with(SequenceSettings.defaults(SequenceVariant.ATTENTION));
  }

  public TransferSettings with(SequenceSettings other) {
    return new TransferSettings(
        other,
        frozenEpochs,
        frozenRate,
        fineTuningRate,
        jointRate,
        jointMouseWeight,
        jointFineTuningRate);
  }

  TrainingSettings frozen() {
    return model.training().withEpochs(frozenEpochs).withLearningRate(frozenRate);
  }

  TrainingSettings fineTuning() {
    return model.training().withLearningRate(fineTuningRate);
  }

  TrainingSettings joint() {
    return model.training().withLearningRate(jointRate);
  }

  TrainingSettings jointFineTuning() {
    return model.training().withLearningRate(jointFineTuningRate);
  }
}
