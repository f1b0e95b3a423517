package org.patchbridge.parameters;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tensors in the safetensors format: the length of a JSON header (8 bytes, little-endian), the
 * header, the numbers. Only what this program writes is read: {@code F64} and {@code F32}, at most
 * two dimensions, one tensor after the other without gap or overlap.
 */
public final class Safetensors {
  private static final int LENGTH_BYTES = Long.BYTES;

  /** Headers of real models are a few kilobytes. */
  private static final int LONGEST_HEADER = 1 << 20;

  private static final int MOST_DIMENSIONS = 2;
  private static final ObjectMapper MAPPER =
      new ObjectMapper(
          JsonFactory.builder()
              .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxNestingDepth(4).maxNumberLength(20).build())
              .build());

  private Safetensors() {}

  /** Equal tensors give equal bytes. */
  public static byte[] write(Map<String, Tensor> tensors) {
    ObjectNode header = MAPPER.createObjectNode();
    int at = 0;
    for (Map.Entry<String, Tensor> tensor : tensors.entrySet()) {
      ObjectNode entry = header.putObject(tensor.getKey());
      entry.put("dtype", tensor.getValue().type());
      ArrayNode shape = entry.putArray("shape");
      for (int extent : tensor.getValue().shape()) {
        shape.add(extent);
      }
      int end = Math.addExact(at, tensor.getValue().bytes());
      entry.putArray("data_offsets").add(at).add(end);
      at = end;
    }
    byte[] json = json(header);
    ByteBuffer out =
        ByteBuffer.allocate(Math.addExact(LENGTH_BYTES + json.length, at))
            .order(ByteOrder.LITTLE_ENDIAN);
    out.putLong(json.length).put(json);
    tensors.values().forEach(tensor -> tensor.put(out));
    return out.array();
  }

  /** Padded with blanks to a multiple of 8 bytes, as the format advises. */
  private static byte[] json(ObjectNode header) {
    try {
      byte[] json = MAPPER.writeValueAsBytes(header);
      byte[] padded = new byte[(json.length + 7) / 8 * 8];
      Arrays.fill(padded, (byte) ' ');
      System.arraycopy(json, 0, padded, 0, json.length);
      return padded;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a header of names and numbers cannot be written", e);
    }
  }

  /**
   * Every length is held against that of the file before anything is allocated.
   *
   * @throws ParameterException naming the header or the tensor that is wrong
   */
  public static Map<String, Tensor> read(byte[] file) {
    if (file.length < LENGTH_BYTES) {
      throw new ParameterException("header", "the file ends after " + file.length + " bytes");
    }
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    long length = in.getLong(0);
    if (length < 2 || length > Math.min(LONGEST_HEADER, file.length - LENGTH_BYTES)) {
      throw new ParameterException(
          "header", "claims " + length + " bytes of a file of " + file.length);
    }
    return tensors(header(file, (int) length), in);
  }

  private static Map<String, Tensor> tensors(JsonNode header, ByteBuffer in) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    int start = LENGTH_BYTES + (int) in.getLong(0);
    int length = in.capacity() - start;
    long next = 0;
    for (Map.Entry<String, JsonNode> entry : header.properties()) {
      Range range = Range.of(entry.getKey(), entry.getValue());
      if (range.from() != next) {
        throw new ParameterException(
            entry.getKey(), "begins at byte " + range.from() + ", not at " + next);
      }
      next = range.to();
      if (next > length) {
        throw new ParameterException(
            entry.getKey(), "ends at byte " + next + " of " + length + "; the file is truncated");
      }
      tensors.put(entry.getKey(), range.read(in.slice(start + (int) range.from(), range.size())));
    }
    if (next != length) {
      throw new ParameterException("data", (length - next) + " bytes belong to no tensor");
    }
    return tensors;
  }

  private static JsonNode header(byte[] file, int length) {
    try {
      JsonNode header = MAPPER.readTree(file, LENGTH_BYTES, length);
      if (header == null || !header.isObject()) {
        throw new ParameterException("header", "is not a JSON object");
      }
      return header;
    } catch (IOException e) {
      throw new ParameterException("header", "is not JSON");
    }
  }

  /** What a header says of one tensor: bytes within the data, type and shape that agree. */
  private record Range(String name, long from, long to, boolean isDouble, int[] shape) {

    static Range of(String name, JsonNode entry) {
      JsonNode offsets = entry.path("data_offsets");
      JsonNode extents = entry.path("shape");
      String type = entry.path("dtype").asText();
      boolean isDouble = type.equals("F64");
      if (!isDouble && !type.equals("F32")) {
        throw new ParameterException(name, "is of type '" + type + "', not F64 or F32");
      }
      if (offsets.size() != 2
          || !offsets.get(0).isIntegralNumber()
          || !offsets.get(1).isIntegralNumber()) {
        throw new ParameterException(name, "has no data_offsets");
      }
      int[] shape = shape(name, extents);
      long from = offsets.get(0).asLong(-1);
      long to = offsets.get(1).asLong(-1);
      long values = 1;
      for (int extent : shape) {
        values *= extent;
      }
      if (from < 0
          || to < from
          || to > Integer.MAX_VALUE
          || to - from != values * (isDouble ? Double.BYTES : Float.BYTES)) {
        throw new ParameterException(
            name, "has bytes " + from + " to " + to + " for " + values + " values of " + type);
      }
      return new Range(name, from, to, isDouble, shape);
    }

    private static int[] shape(String name, JsonNode extents) {
      if (!extents.isArray() || extents.size() > MOST_DIMENSIONS) {
        throw new ParameterException(name, "has no shape of at most two dimensions");
      }
      int[] shape = new int[extents.size()];
      for (int i = 0; i < shape.length; i++) {
        if (!extents.get(i).canConvertToInt() || extents.get(i).asInt() < 0) {
          throw new ParameterException(name, "has an extent that is no count");
        }
        shape[i] = extents.get(i).asInt();
      }
      return shape;
    }

    int size() {
      return (int) (to - from);
    }

    Tensor read(ByteBuffer bytes) {
      bytes.order(ByteOrder.LITTLE_ENDIAN);
      if (isDouble) {
        double[] values = new double[size() / Double.BYTES];
        bytes.asDoubleBuffer().get(values);
        return new Tensor.Doubles(shape, values);
      }
      float[] values = new float[size() / Float.BYTES];
      bytes.asFloatBuffer().get(values);
      return new Tensor.Floats(shape, values);
    }
  }
}
