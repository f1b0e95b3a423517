package org.patchbridge.hdf5;

import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** How one sample is stored. */
public record SampleType(Kind kind, int bytes, ByteOrder order) {

  enum Kind {
    FLOATING,
    SIGNED,
    UNSIGNED
  }

  /** Empty for types that hold no numbers and for widths nobody records in. */
  static Optional<SampleType> of(DataType type) {
    if (type instanceof FloatingPoint floating && (type.getSize() == 4 || type.getSize() == 8)) {
      return Optional.of(new SampleType(Kind.FLOATING, type.getSize(), floating.getByteOrder()));
    }
    if (type instanceof FixedPoint fixed && fixed.getSize() <= 8) {
      Kind kind = fixed.isSigned() ? Kind.SIGNED : Kind.UNSIGNED;
      return Optional.of(new SampleType(kind, type.getSize(), fixed.getByteOrder()));
    }
    return Optional.empty();
  }

  public boolean isFloat32() {
    return kind == Kind.FLOATING && bytes == 4;
  }

  boolean isInt16() {
    return kind == Kind.SIGNED && bytes == 2;
  }

  public boolean isInteger() {
    return kind != Kind.FLOATING;
  }

  /** The sample at a byte position; 64-bit integers are rounded to the nearest double. */
  double get(ByteBuffer samples, int position) {
    return switch (bytes) {
      case 1 -> kind == Kind.SIGNED ? samples.get(position) : samples.get(position) & 0xff;
      case 2 -> kind == Kind.SIGNED ? samples.getShort(position) : samples.getChar(position);
      case 4 ->
          switch (kind) {
            case FLOATING -> samples.getFloat(position);
            case SIGNED -> samples.getInt(position);
            case UNSIGNED -> samples.getInt(position) & 0xffffffffL;
          };
      case 8 -> kind == Kind.FLOATING ? samples.getDouble(position) : samples.getLong(position);
      default -> throw new IllegalStateException(bytes + " bytes a sample");
    };
  }
}
