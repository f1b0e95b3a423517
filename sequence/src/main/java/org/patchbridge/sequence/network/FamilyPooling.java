package org.patchbridge.sequence.network;

import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/** From the LSTM's states of all families to one vector a cell, forward and backward. */
interface FamilyPooling extends AutoCloseable {

  /**
   * @param states of a batch, see {@link LstmWorkspace#output}
   * @param cells rows of {@code data} that the batch is of
   * @return {@code cells × outputs}, overwritten by the next batch of the same size
   */
  Tensor forward(LstmWorkspace states, SequenceTensor data, int[] cells);

  /** Of the last batch: {@code families × cells}; empty where families are not weighed. */
  Optional<Tensor> weights();

  /**
   * Writes the gradient by the states and adds to that of the parameters.
   *
   * @param states as in the last {@link #forward}
   * @param gradient by what it returned
   */
  void backward(LstmWorkspace states, Tensor gradient);

  @Override
  void close();
}
