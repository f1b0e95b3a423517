package org.patchbridge.study.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeMap;
import org.patchbridge.work.InputException;

/** Settings as JSON in the store. */
public final class SettingsJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private SettingsJson() {}

  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("settings cannot be written as JSON", e);
    }
  }

  public static Map<String, String> readMap(String json) {
    return read(json, new TypeReference<TreeMap<String, String>>() {});
  }

  static <T> T read(String json, TypeReference<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new InputException("the study store holds settings that cannot be read: " + json, e);
    }
  }
}
