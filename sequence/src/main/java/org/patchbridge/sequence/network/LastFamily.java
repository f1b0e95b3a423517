package org.patchbridge.sequence.network;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/** The states of the last family, both directions. */
final class LastFamily implements FamilyPooling {
  private final NativeTensors tensors = new NativeTensors();
  private final Map<Integer, Tensor> buffers = new HashMap<>();
  private final EncoderShape shape;

  LastFamily(EncoderShape shape) {
    this.shape = shape;
  }

  /** {@code 2 × cells × hidden}. */
  private Tensor last(Tensor states) {
    return states.select(1, shape.families() - 1L);
  }

  /** {@code cells × outputs} as {@code 2 × cells × hidden}. */
  private Tensor byDirection(Tensor vectors) {
    return vectors.view(-1, 2, shape.hidden()).transpose(0, 1);
  }

  @Override
  public Tensor forward(LstmWorkspace states, SequenceTensor data, int[] cells) {
    Tensor pooled =
        buffers.computeIfAbsent(cells.length, n -> tensors.floats((long) n, shape.outputs()));
    try (PointerScope scope = new PointerScope()) {
      byDirection(pooled).copy_(last(states.output));
    }
    return pooled;
  }

  @Override
  public Optional<Tensor> weights() {
    return Optional.empty();
  }

  @Override
  public void backward(LstmWorkspace states, Tensor gradient) {
    states.outputGradient.zero_();
    try (PointerScope scope = new PointerScope()) {
      last(states.outputGradient).copy_(byDirection(gradient));
    }
  }

  @Override
  public void close() {
    tensors.close();
  }
}
