package org.patchbridge.sequence.network;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.patchbridge.sequence.torch.TorchLibrary;

/**
 * Tensors that live as long as a model, outside the scopes of single batches. Everything made here
 * is freed by {@link #close()}; used by one thread.
 */
public final class NativeTensors implements AutoCloseable {
  private final List<Pointer> owned = new ArrayList<>();

  /**
   * @throws org.patchbridge.work.InputException where libtorch is not installed
   */
  NativeTensors() {
    TorchLibrary.load();
  }

  Tensor floats(long... shape) {
    return own(torch.zeros(shape));
  }

  Tensor floats(float[] values, long... shape) {
    Tensor tensor = floats(shape);
    tensor.data_ptr_float().put(values);
    return tensor;
  }

  Tensor longs(long... shape) {
    try (PointerScope scope = new PointerScope()) {
      TensorOptions options = new TensorOptions(torch.ScalarType.Long);
      return own(torch.zeros(shape, options));
    }
  }

  /** A row-major view of part of a contiguous tensor. */
  Tensor view(Tensor base, long offset, long... shape) {
    long[] strides = new long[shape.length];
    long stride = 1;
    for (int i = shape.length - 1; i >= 0; i--) {
      strides[i] = stride;
      stride *= shape[i];
    }
    return view(base, offset, shape, strides);
  }

  Tensor view(Tensor base, long offset, long[] shape, long[] strides) {
    try (PointerScope scope = new PointerScope()) {
      return own(base.as_strided(shape, strides, new LongOptional(offset)));
    }
  }

  /** Neighbouring columns of a contiguous matrix. */
  Tensor columns(Tensor matrix, long from, long count) {
    long row = matrix.size(1);
    return view(matrix, from, new long[] {matrix.size(0), count}, new long[] {row, 1});
  }

  /** Neighbouring rows of a matrix. */
  Tensor rows(Tensor matrix, long from, long count) {
    try (PointerScope scope = new PointerScope()) {
      return own(matrix.narrow(0, from, count));
    }
  }

  /** A column of a contiguous matrix as a vector. */
  Tensor column(Tensor matrix, long at) {
    return view(matrix, at, new long[] {matrix.size(0)}, new long[] {matrix.size(1)});
  }

  Scalar scalar(double value) {
    return own(new Scalar(value));
  }

  /** A tensor without dimensions; operations take it without making one of a {@link Scalar}. */
  Tensor constant(float value) {
    return floats(new float[] {value});
  }

  /** Keeps a pointer that was made inside a scope alive beyond it. */
  <P extends Pointer> P own(P pointer) {
    owned.add(pointer);
    return pointer.retainReference();
  }

  /** Copies the values of a contiguous tensor of floats. */
  public static float[] read(Tensor tensor) {
    float[] values = new float[Math.toIntExact(tensor.numel())];
    tensor.data_ptr_float().get(values);
    return values;
  }

  /** Frees what was made here, views before what they look into. */
  @Override
  public void close() {
    for (int i = owned.size() - 1; i >= 0; i--) {
      owned.get(i).releaseReference();
    }
    owned.clear();
  }
}
