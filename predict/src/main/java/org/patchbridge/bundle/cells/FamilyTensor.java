package org.patchbridge.bundle.cells;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.parameters.ParameterException;
import org.patchbridge.parameters.Tensor;

/** The values of a family as a tensor; in single precision where that loses no bit. */
final class FamilyTensor {
  private static final String ABSENT = "absent in the training cells";

  private FamilyTensor() {}

  static Tensor of(FamilyBlock family) {
    int[] shape = {family.cells(), family.width()};
    double[] values = new double[Math.multiplyExact(family.cells(), family.width())];
    boolean isSingle = true;
    int at = 0;
    for (int cell = 0; cell < family.cells(); cell++) {
      for (int column = 0; column < family.width(); column++) {
        double value = family.value(cell, column);
        isSingle &= Double.isNaN(value) || sameBits((float) value, value);
        values[at++] = value;
      }
    }
    return isSingle ? single(shape, values) : new Tensor.Doubles(shape, values);
  }

  private static Tensor single(int[] shape, double[] values) {
    float[] numbers = new float[values.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) values[i];
    }
    return new Tensor.Floats(shape, numbers);
  }

  /** Negative zero is none. */
  private static boolean sameBits(double one, double other) {
    return Double.doubleToLongBits(one) == Double.doubleToLongBits(other);
  }

  /** Whether both have the same columns and values; why values are absent does not count. */
  static boolean areEqual(FamilyBlock one, FamilyBlock other) {
    if (!one.columns().equals(other.columns())) {
      return false;
    }
    for (int cell = 0; cell < one.cells(); cell++) {
      for (int column = 0; column < one.width(); column++) {
        if (!sameBits(one.value(cell, column), other.value(cell, column))) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * @throws ParameterException where the tensor is missing, of another shape, or holds an infinite
   *     number
   */
  static FamilyBlock block(
      String name, List<Column> columns, int cells, String prefix, Map<String, Tensor> tensors) {
    Tensor tensor = tensors.get(prefix + name);
    String part = CellFiles.VALUES + ", " + prefix + name;
    if (tensor == null) {
      throw new ParameterException(part, "is missing");
    }
    if (!Arrays.equals(tensor.shape(), new int[] {cells, columns.size()})) {
      throw new ParameterException(
          part,
          "has the shape "
              + Arrays.toString(tensor.shape())
              + " for "
              + cells
              + " cells and "
              + columns.size()
              + " columns");
    }
    FamilyBlock.Builder block = FamilyBlock.builder(name, columns, cells);
    int at = 0;
    for (int cell = 0; cell < cells; cell++) {
      for (int column = 0; column < columns.size(); column++) {
        set(block, cell, column, value(tensor, at++), part);
      }
    }
    return block.build();
  }

  private static double value(Tensor tensor, int at) {
    return tensor instanceof Tensor.Doubles doubles
        ? doubles.values()[at]
        : ((Tensor.Floats) tensor).values()[at];
  }

  private static void set(
      FamilyBlock.Builder block, int cell, int column, double value, String part) {
    if (Double.isNaN(value)) {
      block.absent(cell, column, ABSENT);
    } else if (FamilyBlock.isInRange(value)) {
      block.set(cell, column, value);
    } else {
      throw new ParameterException(part, "holds " + value);
    }
  }
}
