package org.patchbridge.dictionary;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The keys that Jackson writes of a type, with what their values are in the words of the page: keys
 * of an object are after a dot, those of a list of objects after {@code []}.
 */
final class JsonKeys {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().addModule(new Jdk8Module()).build();

  private final Set<String> whole;
  private final Map<String, String> keys = new LinkedHashMap<>();

  private JsonKeys(Set<String> whole) {
    this.whole = whole;
  }

  /**
   * @param whole keys of objects that the page describes as a whole
   */
  static Map<String, String> of(Class<?> type, Set<String> whole) {
    JsonKeys keys = new JsonKeys(whole);
    keys.descend("", MAPPER.constructType(type));
    return keys.keys;
  }

  private void descend(String prefix, JavaType type) {
    for (BeanPropertyDefinition property :
        MAPPER.getSerializationConfig().introspect(type).findProperties()) {
      if (property.couldSerialize()) {
        add(prefix + property.getName(), property.getAccessor().getType());
      }
    }
  }

  private void add(String key, JavaType declared) {
    JavaType type = declared.isReferenceType() ? declared.getContentType() : declared;
    JavaType inner = type;
    StringBuilder lists = new StringBuilder();
    while (inner.isCollectionLikeType() || inner.isArrayType()) {
      lists.append("list of ");
      inner = inner.getContentType();
    }
    if (isObject(inner) && !whole.contains(key)) {
      descend(key + (lists.isEmpty() ? "." : "[]."), inner);
    } else {
      keys.put(key, lists + word(inner));
    }
  }

  private static boolean isObject(JavaType type) {
    return word(type).equals("object") && !type.isMapLikeType();
  }

  private static String word(JavaType type) {
    Class<?> raw = type.getRawClass();
    if (raw == String.class || type.isEnumType()) {
      return "text";
    }
    if (raw == boolean.class || raw == Boolean.class) {
      return "boolean";
    }
    if (Set.of(int.class, Integer.class, long.class, Long.class).contains(raw)) {
      return "integer";
    }
    return Set.of(double.class, Double.class, float.class, OptionalDouble.class).contains(raw)
        ? "number"
        : "object";
  }
}
