package org.patchbridge.sequence;

import java.util.List;
import org.patchbridge.sequence.network.CellSequences;
import org.patchbridge.sequence.network.Encoder;
import org.patchbridge.sequence.network.EncoderShape;
import org.patchbridge.sequence.network.EncoderWeights;
import org.patchbridge.sequence.network.Head;
import org.patchbridge.sequence.network.HeadWeights;
import org.patchbridge.sequence.network.InputBlocks;
import org.patchbridge.sequence.network.SequenceTensor;

/** A trained network, held outside libtorch: nothing to close, safe to share between threads. */
public record SequenceModel(EncoderWeights encoder, HeadWeights head) {

  public SequenceModel {
    if (head.inputs() != encoder.shape().outputs()) {
      throw new IllegalArgumentException(
          "a head of " + head.inputs() + " inputs on an encoder of " + encoder.shape().outputs());
    }
  }

  /**
   * @throws IllegalArgumentException where the cells have another number or width of families
   */
  public SequencePrediction predict(CellSequences cells) {
    EncoderShape shape = encoder.shape();
    if (cells.families() != shape.families() || cells.width() != shape.width()) {
      throw new IllegalArgumentException(
          "cells of "
              + cells.families()
              + " families × "
              + cells.width()
              + " for a model of "
              + shape.families()
              + " × "
              + shape.width());
    }
    InputBlocks blocks = InputBlocks.covering(List.of(cells));
    try (Encoder network = new Encoder(encoder, blocks);
        Head scorer = new Head(head);
        SequenceTensor data = new SequenceTensor(cells, blocks)) {
      return SequencePrediction.of(network, scorer, data);
    }
  }
}
