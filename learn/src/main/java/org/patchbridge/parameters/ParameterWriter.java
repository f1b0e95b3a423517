package org.patchbridge.parameters;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import org.patchbridge.dataset.Column;
import org.patchbridge.evaluation.Classifier;

/** Takes up one part of a model: settings as JSON, numbers as tensors, whole files. */
public final class ParameterWriter {
  private final Shared shared;
  private final String path;
  private final ObjectNode values;

  /** What all parts of a model put together. */
  private record Shared(
      Map<String, Tensor> tensors, Map<String, byte[]> files, Map<List<String>, Integer> lists) {}

  private ParameterWriter(Shared shared, String path, ObjectNode values) {
    this.shared = shared;
    this.path = path;
    this.values = values;
  }

  /** The whole of a model. */
  public static ParameterWriter root() {
    return new ParameterWriter(
        new Shared(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>()),
        "",
        JsonNodeFactory.instance.objectNode());
  }

  public void text(String name, String value) {
    values.put(name, value);
  }

  public void flag(String name, boolean value) {
    values.put(name, value);
  }

  /** The name of the constant in lower case. */
  public void choice(String name, Enum<?> constant) {
    values.put(name, constant.name().toLowerCase(Locale.ROOT));
  }

  public void whole(String name, long value) {
    values.put(name, value);
  }

  /**
   * @param value finite; others belong into a tensor
   */
  public void number(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(path + name + " is " + value);
    }
    values.put(name, value);
  }

  /** Many parts name the same columns: equal lists are kept once. */
  public void texts(String name, List<String> list) {
    int known = shared.lists().size();
    Integer before = shared.lists().putIfAbsent(List.copyOf(list), known);
    values.put(name, before == null ? known : before);
  }

  public void columns(String name, List<Column> columns) {
    texts(name, columns.stream().map(Column::name).toList());
    texts(name + " units", columns.stream().map(Column::unit).toList());
  }

  public void doubles(String name, double[] numbers) {
    shared.tensors().put(path + name, new Tensor.Doubles(new int[] {numbers.length}, numbers));
  }

  public void floats(String name, float[] numbers) {
    shared.tensors().put(path + name, new Tensor.Floats(new int[] {numbers.length}, numbers));
  }

  /**
   * @param columns length of every row
   */
  public void matrix(String name, double[][] rows, int columns) {
    double[] numbers = new double[Math.multiplyExact(rows.length, columns)];
    for (int row = 0; row < rows.length; row++) {
      System.arraycopy(rows[row], 0, numbers, row * columns, columns);
    }
    shared
        .tensors()
        .put(path + name, new Tensor.Doubles(new int[] {rows.length, columns}, numbers));
  }

  /** Whole numbers that are few. */
  public void wholes(String name, int[] numbers) {
    ArrayNode array = values.putArray(name);
    for (int number : numbers) {
      array.add(number);
    }
  }

  /** A file of its own beside the others. */
  public void file(String name, byte[] content) {
    String file = name + (shared.files().isEmpty() ? "" : "-" + (shared.files().size() + 1));
    shared.files().put(file + ".bin", content);
    values.put(name, file + ".bin");
  }

  /** A part of this part. */
  public ParameterWriter part(String name) {
    return new ParameterWriter(shared, path + name + "/", values.putObject(name));
  }

  public <T> void parts(String name, List<T> all, BiConsumer<ParameterWriter, T> write) {
    ArrayNode array = values.putArray(name);
    for (int i = 0; i < all.size(); i++) {
      write.accept(
          new ParameterWriter(shared, path + name + "/" + i + "/", array.addObject()), all.get(i));
    }
  }

  /**
   * A model as a part that it has to itself.
   *
   * @throws IllegalArgumentException where it is not one that can be saved
   */
  public void classifier(String name, Classifier classifier) {
    if (!(classifier instanceof StoredClassifier stored)) {
      throw new IllegalArgumentException(
          "a " + classifier.getClass().getSimpleName() + " cannot be saved");
    }
    ParameterWriter part = part(name);
    part.text(ParameterReader.KIND, stored.kind());
    stored.write(part);
  }

  /** All that was written to this root and its parts. */
  public Parameters finish() {
    ObjectNode root = values.deepCopy();
    ArrayNode lists = root.putArray(ParameterReader.LISTS);
    for (List<String> list : shared.lists().keySet()) {
      ArrayNode array = lists.addArray();
      list.forEach(array::add);
    }
    return new Parameters(root, shared.tensors(), shared.files());
  }
}
