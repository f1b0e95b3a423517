package org.patchbridge.npy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an array is: its element type and its shape, slowest axis first. An empty shape is a single
 * number.
 */
public record NpyHeader(NpyType type, List<Long> shape) {
  private static final int MOST_AXES = 32;
  private static final Pattern DESCRIPTOR = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([\\d\\s,]*)\\)");

  public NpyHeader {
    shape = List.copyOf(shape);
    if (shape.size() > MOST_AXES || shape.stream().anyMatch(extent -> extent < 0)) {
      throw new IllegalArgumentException("no array has the shape " + shape);
    }
  }

  public static NpyHeader of(NpyType type, long... shape) {
    return new NpyHeader(type, java.util.Arrays.stream(shape).boxed().toList());
  }

  /**
   * Number of elements.
   *
   * @throws ArithmeticException where it is above 2<sup>63</sup> − 1
   */
  public long elements() {
    return shape.stream().reduce(1L, Math::multiplyExact);
  }

  /** Size of the data, under the same condition. */
  public long bytes() {
    return Math.multiplyExact(elements(), type.bytes());
  }

  /** The header's Python dictionary. */
  String text() {
    String extents = shape.stream().map(Object::toString).collect(Collectors.joining(", "));
    return "{'descr': '"
        + type.descriptor()
        + "', 'fortran_order': False, 'shape': ("
        + extents
        + (shape.size() == 1 ? "," : "")
        + "), }";
  }

  static NpyHeader parse(String source, String text) {
    Matcher descriptor = DESCRIPTOR.matcher(text);
    Matcher order = ORDER.matcher(text);
    Matcher shape = SHAPE.matcher(text);
    if (!descriptor.find() || !order.find() || !shape.find()) {
      throw new NpyException(source, "the header is no NPY header", "save the array again");
    }
    if (order.group(1).equals("True")) {
      throw new NpyException(
          source, "the array is in Fortran order", "save numpy.ascontiguousarray of it");
    }
    String named = descriptor.group(1);
    NpyType type =
        NpyType.of(named)
            .orElseThrow(
                () ->
                    new NpyException(
                        source,
                        "elements of type " + named + " are not read",
                        "convert to float32, float64, int64 or bool"));
    try {
      NpyHeader header = new NpyHeader(type, extents(shape.group(1)));
      header.bytes();
      return header;
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new NpyException(
          source, "no array has the shape (" + shape.group(1) + ")", "save the array again", e);
    }
  }

  private static List<Long> extents(String text) {
    List<Long> extents = new ArrayList<>();
    for (String extent : text.split(",")) {
      if (!extent.isBlank()) {
        extents.add(Long.parseLong(extent.strip()));
      }
    }
    return extents;
  }
}
