package org.patchbridge.sequence.network;

import java.util.HashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.patchbridge.random.RandomStream;

/**
 * Sets a share of the values to 0 and scales the others up to keep the mean. The draws come from a
 * generator of the model, not from libtorch's, which all models of a process share.
 */
public final class Dropout implements AutoCloseable {
  private final NativeTensors tensors = new NativeTensors();
  private final Map<Integer, Tensor> masks = new HashMap<>();
  private final double share;
  private final RandomStream random;

  public Dropout(double share, long seed) {
    this.share = share;
    this.random = RandomStream.of(seed);
  }

  /**
   * @param vectors {@code cells × outputs}
   */
  public Tensor apply(Tensor vectors) {
    if (share == 0) {
      return vectors;
    }
    int cells = (int) vectors.size(0);
    int width = (int) vectors.size(1);
    float[] factors = new float[cells * width];
    float kept = (float) (1 / (1 - share));
    for (int i = 0; i < factors.length; i++) {
      factors[i] = random.nextDouble() < share ? 0 : kept;
    }
    Tensor mask = masks.computeIfAbsent(cells, n -> tensors.floats(n, width));
    mask.data_ptr_float().put(factors);
    return vectors.mul(mask);
  }

  @Override
  public void close() {
    tensors.close();
  }
}
