package org.patchbridge.sequence.network;

import org.bytedeco.pytorch.Tensor;

/**
 * Parameters and their gradient, each as one vector: what the optimiser steps over, while the
 * layers look at parts of it.
 */
public final class NetworkParameters implements AutoCloseable {
  private final NativeTensors tensors = new NativeTensors();
  private final int size;
  private final Tensor values;
  private final Tensor gradient;

  NetworkParameters(float[] initial) {
    size = initial.length;
    values = tensors.floats(initial, size);
    gradient = tensors.floats(size);
  }

  int size() {
    return size;
  }

  Tensor values() {
    return values;
  }

  Tensor gradient() {
    return gradient;
  }

  Tensor values(int offset, long... shape) {
    return tensors.view(values, offset, shape);
  }

  Tensor gradient(int offset, long... shape) {
    return tensors.view(gradient, offset, shape);
  }

  /** A part that automatic differentiation knows; it adds to the gradient vector. */
  Tensor leaf(int offset, long... shape) {
    Tensor leaf = values(offset, shape);
    leaf.set_requires_grad(true);
    leaf.mutable_grad().put(gradient(offset, shape));
    return leaf;
  }

  public void zeroGradient() {
    gradient.zero_();
  }

  float[] read() {
    return NativeTensors.read(values);
  }

  void write(float[] replacement) {
    values.data_ptr_float().put(replacement);
  }

  @Override
  public void close() {
    tensors.close();
  }
}
