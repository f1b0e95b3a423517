package org.patchbridge.sequence.network;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * AdamW (Loshchilov &amp; Hutter 2019) with PyTorch's defaults β = (0.9, 0.999), ε = 1e-8, of a
 * gradient that is scaled down to a largest global norm.
 */
public final class AdamW implements AutoCloseable {
  private static final double BETA_1 = 0.9;
  private static final double BETA_2 = 0.999;
  private static final double EPSILON = 1e-8;

  /** Moments are brought up to date before their factor gets so small. */
  private static final double LEAST_FACTOR = 1e-6;

  /** Parameters updated together: five vectors of this length stay in a processor's cache. */
  private static final int CHUNK = 32_768;

  private final NativeTensors tensors = new NativeTensors();
  private final List<NetworkParameters> blocks;
  private final List<Chunk> chunks = new ArrayList<>();
  private final double learningRate;
  private final double mostNorm;
  private final Tensor decay;
  private final Tensor epsilon = tensors.constant(0);
  private int steps;

  /**
   * What the moments in memory are to be multiplied by: instead of shrinking them in every step,
   * what is added to them grows.
   */
  private double ofMean = 1;

  private double ofSquare = 1;

  private record Chunk(
      Tensor value, Tensor gradient, Tensor mean, Tensor square, Tensor denominator) {}

  /**
   * @param mostNorm of the gradient over all blocks together
   */
  public AdamW(
      List<NetworkParameters> blocks, double learningRate, double weightDecay, double mostNorm) {
    this.blocks = List.copyOf(blocks);
    this.learningRate = learningRate;
    this.mostNorm = mostNorm;
    decay = tensors.constant((float) (1 - learningRate * weightDecay));
    Tensor scratch = tensors.floats(CHUNK);
    for (NetworkParameters block : blocks) {
      Tensor mean = tensors.floats(block.size());
      Tensor square = tensors.floats(block.size());
      for (int from = 0; from < block.size(); from += CHUNK) {
        int size = Math.min(CHUNK, block.size() - from);
        chunks.add(
            new Chunk(
                tensors.view(block.values(), from, size),
                tensors.view(block.gradient(), from, size),
                tensors.view(mean, from, size),
                tensors.view(square, from, size),
                tensors.view(scratch, 0, size)));
      }
    }
  }

  /** One update from the accumulated gradient. */
  public void step() {
    try (PointerScope scope = new PointerScope()) {
      double factor = clippingFactor();
      steps++;
      ofMean *= BETA_1;
      ofSquare *= BETA_2;
      double root = Math.sqrt((1 - Math.pow(BETA_2, steps)) / ofSquare);
      Scalar rate = new Scalar(-learningRate * ofMean * root / (1 - Math.pow(BETA_1, steps)));
      Scalar toMean = new Scalar((1 - BETA_1) * factor / ofMean);
      Scalar toSquare = new Scalar((1 - BETA_2) * factor * factor / ofSquare);
      epsilon.data_ptr_float().put((float) (EPSILON * root));
      for (Chunk chunk : chunks) {
        chunk.value.mul_(decay);
        chunk.mean.add_(chunk.gradient, toMean);
        chunk.square.addcmul_(chunk.gradient, chunk.gradient, toSquare);
        torch.sqrt_out(chunk.denominator, chunk.square).add_(epsilon);
        chunk.value.addcdiv_(chunk.mean, chunk.denominator, rate);
      }
      if (ofMean < LEAST_FACTOR) {
        bringMomentsUpToDate();
      }
    }
  }

  private void bringMomentsUpToDate() {
    Scalar mean = new Scalar(ofMean);
    Scalar square = new Scalar(ofSquare);
    for (Chunk chunk : chunks) {
      chunk.mean.mul_(mean);
      chunk.square.mul_(square);
    }
    ofMean = 1;
    ofSquare = 1;
  }

  /** By what PyTorch's {@code clip_grad_norm_} would multiply the gradient. */
  private double clippingFactor() {
    double squares = 0;
    for (NetworkParameters block : blocks) {
      double norm = block.gradient().norm().item_float();
      squares += norm * norm;
    }
    return Math.min(1, mostNorm / (Math.sqrt(squares) + 1e-6));
  }

  @Override
  public void close() {
    tensors.close();
  }
}
