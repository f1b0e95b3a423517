package org.patchbridge.parameters;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.patchbridge.dataset.Column;

/**
 * Gives out one part of a model. Every question says what answer would be possible; any other is a
 * {@link ParameterException} with the path of the part.
 */
public final class ParameterReader {
  public static final String KIND = "kind";
  static final String LISTS = "lists";
  private static final int MOST_PARTS = 10_000;

  private final Parameters all;
  private final List<List<String>> lists;
  private final String path;
  private final JsonNode values;

  private ParameterReader(Parameters all, List<List<String>> lists, String path, JsonNode values) {
    this.all = all;
    this.lists = lists;
    this.path = path;
    this.values = values;
  }

  /**
   * @throws ParameterException where the settings are no object with lists of texts
   */
  public static ParameterReader root(Parameters all) {
    List<List<String>> lists = new ArrayList<>();
    for (JsonNode list : all.settings().path(LISTS)) {
      List<String> texts = new ArrayList<>();
      for (JsonNode text : list) {
        if (!text.isTextual()) {
          throw new ParameterException(LISTS, "hold " + text.getNodeType() + " among texts");
        }
        texts.add(text.asText());
      }
      lists.add(List.copyOf(texts));
    }
    return new ParameterReader(all, List.copyOf(lists), "", all.settings());
  }

  /** An answer that is possible by itself, but not beside others. */
  public ParameterException wrong(String name, String fact) {
    return new ParameterException(path + name, fact);
  }

  public boolean has(String name) {
    return values.has(name);
  }

  public String text(String name) {
    JsonNode value = values.path(name);
    if (!value.isTextual()) {
      throw wrong(name, "is no text");
    }
    return value.asText();
  }

  public boolean flag(String name) {
    JsonNode value = values.path(name);
    if (!value.isBoolean()) {
      throw wrong(name, "is neither true nor false");
    }
    return value.asBoolean();
  }

  /** By the name of the constant in lower case. */
  public <E extends Enum<E>> E choice(String name, Class<E> type) {
    String text = text(name);
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .orElseThrow(() -> wrong(name, "is '" + text + "', which this version does not know"));
  }

  public int whole(String name, int least, int most) {
    JsonNode value = values.path(name);
    if (!value.canConvertToInt() || !value.isIntegralNumber()) {
      throw wrong(name, "is no whole number");
    }
    if (value.asInt() < least || value.asInt() > most) {
      throw wrong(name, "is " + value.asInt() + ", not within " + least + " and " + most);
    }
    return value.asInt();
  }

  public long longWhole(String name) {
    JsonNode value = values.path(name);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw wrong(name, "is no whole number");
    }
    return value.asLong();
  }

  public double number(String name) {
    JsonNode value = values.path(name);
    if (!value.isNumber() || !Double.isFinite(value.asDouble())) {
      throw wrong(name, "is no finite number");
    }
    return value.asDouble();
  }

  public List<String> texts(String name) {
    return lists.get(whole(name, 0, lists.size() - 1));
  }

  public List<Column> columns(String name) {
    List<String> names = texts(name);
    List<String> units = texts(name + " units");
    if (names.size() != units.size()) {
      throw wrong(name, names.size() + " columns but " + units.size() + " units");
    }
    return IntStream.range(0, names.size())
        .mapToObj(i -> new Column(names.get(i), units.get(i)))
        .toList();
  }

  /**
   * @param least smallest that each may be
   * @param most largest that each may be
   */
  public int[] wholes(String name, int least, int most) {
    JsonNode array = values.path(name);
    if (!array.isArray()) {
      throw wrong(name, "is no list of whole numbers");
    }
    int[] numbers = new int[array.size()];
    for (int i = 0; i < numbers.length; i++) {
      JsonNode value = array.get(i);
      boolean isWhole = value.isIntegralNumber() && value.canConvertToInt();
      if (!isWhole || value.asInt() < least || value.asInt() > most) {
        throw wrong(name, "holds " + value + ", not whole numbers from " + least + " to " + most);
      }
      numbers[i] = value.asInt();
    }
    return numbers;
  }

  /** Finite numbers, as many as are stored. */
  public double[] doubles(String name) {
    return finite(name, tensor(name, Tensor.Doubles.class, 1).values());
  }

  public double[] doubles(String name, int length) {
    return finite(name, anyDoubles(name, length));
  }

  /** NaN and infinities included. */
  public double[] anyDoubles(String name, int length) {
    double[] values = tensor(name, Tensor.Doubles.class, 1).values();
    if (values.length != length) {
      throw wrong(name, values.length + " values where there must be " + length);
    }
    return values;
  }

  /** Finite numbers. */
  public double[][] matrix(String name, int rows, int columns) {
    return matrix(name, rows, columns, true);
  }

  /** NaN and infinities included. */
  public double[][] anyMatrix(String name, int rows, int columns) {
    return matrix(name, rows, columns, false);
  }

  private double[][] matrix(String name, int rows, int columns, boolean onlyFinite) {
    Tensor.Doubles tensor = tensor(name, Tensor.Doubles.class, 2);
    if (tensor.shape()[0] != rows || tensor.shape()[1] != columns) {
      throw wrong(
          name,
          tensor.shape()[0]
              + " × "
              + tensor.shape()[1]
              + " values where there must be "
              + rows
              + " × "
              + columns);
    }
    double[] values = onlyFinite ? finite(name, tensor.values()) : tensor.values();
    double[][] matrix = new double[rows][];
    for (int row = 0; row < rows; row++) {
      matrix[row] = Arrays.copyOfRange(values, row * columns, (row + 1) * columns);
    }
    return matrix;
  }

  /** Rows of a matrix with so many columns. */
  public int rows(String name, int columns) {
    int[] shape = tensor(name, Tensor.Doubles.class, 2).shape();
    if (shape[1] != columns) {
      throw wrong(name, shape[1] + " columns where there must be " + columns);
    }
    return shape[0];
  }

  /** Finite numbers. */
  public float[] floats(String name, int length) {
    float[] values = tensor(name, Tensor.Floats.class, 1).values();
    if (values.length != length) {
      throw wrong(name, values.length + " values where there must be " + length);
    }
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw wrong(name, "holds " + value);
      }
    }
    return values;
  }

  private <T extends Tensor> T tensor(String name, Class<T> type, int dimensions) {
    Tensor tensor = all.tensors().get(path + name);
    if (!type.isInstance(tensor) || tensor.shape().length != dimensions) {
      throw wrong(
          name,
          tensor == null ? "is missing from the weights" : "is stored as another type of numbers");
    }
    return type.cast(tensor);
  }

  private double[] finite(String name, double[] values) {
    for (double value : values) {
      if (!Double.isFinite(value)) {
        throw wrong(name, "holds " + value);
      }
    }
    return values;
  }

  /** The content of a file. */
  public byte[] file(String name) {
    byte[] content = all.files().get(text(name));
    if (content == null) {
      throw wrong(name, "names a file that is not there");
    }
    return content;
  }

  public ParameterReader part(String name) {
    JsonNode value = values.path(name);
    if (!value.isObject()) {
      throw wrong(name, "is missing");
    }
    return new ParameterReader(all, lists, path + name + "/", value);
  }

  /** Parts in the order they were written in. */
  public List<ParameterReader> parts(String name) {
    JsonNode array = values.path(name);
    if (!array.isArray() || array.size() > MOST_PARTS) {
      throw wrong(name, "is no list of parts");
    }
    List<ParameterReader> parts = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      parts.add(new ParameterReader(all, lists, path + name + "/" + i + "/", array.get(i)));
    }
    return parts;
  }

  /** What is made of this part; what its constructors refuse is wrong with the part. */
  public <T> T checked(Function<ParameterReader, T> read) {
    try {
      return read.apply(this);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw wrong("", e.getMessage());
    }
  }
}
