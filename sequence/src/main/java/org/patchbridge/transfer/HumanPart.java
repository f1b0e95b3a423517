package org.patchbridge.transfer;

import java.util.Optional;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Split;
import org.patchbridge.sequence.NetworkTraining;
import org.patchbridge.sequence.Objective;
import org.patchbridge.sequence.PriorOffsets;
import org.patchbridge.sequence.SequenceClassifier;
import org.patchbridge.sequence.SequenceInput;
import org.patchbridge.sequence.SequenceModel;
import org.patchbridge.sequence.network.CellSequences;
import org.patchbridge.sequence.network.EncoderShape;
import org.patchbridge.sequence.network.HeadWeights;

/** The human cells of one fold, scaled by its training cells. */
final class HumanPart {
  private final TransferSettings settings;
  private final SequenceInput input;
  private final CellSequences training;
  private final int[] labels;
  private final NetworkTraining.Validation validation;
  private final int classes;

  HumanPart(Cohort human, Split split, TransferSettings settings) {
    this.settings = settings;
    input = SequenceInput.fit(human, split.train(), settings.model().encoding());
    training = input.sequences(human, split.train());
    labels = SequenceInput.labels(human, split.train());
    validation = input.validation(human, split.validation());
    classes = human.classes().size();
  }

  EncoderShape shape() {
    return settings.model().shape(input.layout());
  }

  /** With a new head. */
  NetworkTraining.Task task(EncoderShape shape, long seed) {
    return task(HeadWeights.initial(settings.model().head(), shape.outputs(), classes, seed));
  }

  NetworkTraining.Task task(HeadWeights head) {
    Objective objective = settings.model().loss().objective(labels, classes);
    return new NetworkTraining.Task(head, training, labels, objective, 1);
  }

  Optional<NetworkTraining.Validation> validation() {
    return Optional.of(validation);
  }

  SequenceClassifier classifier(SequenceModel model) {
    return new SequenceClassifier(input, model, PriorOffsets.none(classes));
  }
}
