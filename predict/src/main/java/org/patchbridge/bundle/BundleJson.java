package org.patchbridge.bundle;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The JSON of bundles, read within bounds. */
final class BundleJson {
  /** Ensembles of components of families are some ten levels deep. */
  private static final int DEEPEST = 40;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxStringLength(1 << 16)
                          .maxNumberLength(64)
                          .build())
                  .build())
          .addModule(new Jdk8Module())
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  private BundleJson() {}

  static byte[] bytes(Object value) {
    try {
      return (MAPPER.writeValueAsString(value) + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a bundle's facts cannot be written as JSON", e);
    }
  }

  static JsonNode tree(Path bundle, String name, byte[] content) {
    return read(bundle, name, content, JsonNode.class);
  }

  /**
   * @throws BundleException where it is no JSON of the type
   */
  static <T> T read(Path bundle, String name, byte[] content, Class<T> type) {
    try {
      T value = MAPPER.readValue(content, type);
      if (value == null) {
        throw new BundleException(bundle, name, "is empty; take a fresh copy");
      }
      return value;
    } catch (IOException e) {
      throw new BundleException(bundle, name, reason(e) + "; take a fresh copy");
    }
  }

  /**
   * @throws BundleException where the tree is none of the type
   */
  static <T> T bound(Path bundle, String name, JsonNode tree, Class<T> type) {
    try {
      return MAPPER.treeToValue(tree, type);
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new BundleException(bundle, name, "is not as a bundle has it; take a fresh copy");
    }
  }

  private static String reason(IOException e) {
    if (e instanceof JsonProcessingException json && json.getLocation() != null) {
      return "is not as a bundle has it, at line "
          + json.getLocation().getLineNr()
          + ", column "
          + json.getLocation().getColumnNr();
    }
    return "is not as a bundle has it";
  }
}
