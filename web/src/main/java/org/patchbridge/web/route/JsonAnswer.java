package org.patchbridge.web.route;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.javalin.http.Context;
import org.patchbridge.web.guard.RefusedRequest;

/** Answers and questions as JSON. */
public final class JsonAnswer {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private JsonAnswer() {}

  public static void send(Context answer, Object value) {
    answer.contentType("application/json").result(text(value));
  }

  static String text(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer cannot be written as JSON", e);
    }
  }

  /**
   * @throws RefusedRequest where the body is not what is asked for
   */
  static <T> T read(Context request, Class<T> type) {
    if (!"application/json".equals(request.contentType())) {
      throw new RefusedRequest(415, "The body must be application/json.");
    }
    try {
      T value = MAPPER.readValue(request.bodyAsBytes(), type);
      if (value == null) {
        throw new RefusedRequest(400, "The body is empty.");
      }
      return value;
    } catch (java.io.IOException e) {
      throw new RefusedRequest(400, "The body is not what is asked for here.");
    }
  }
}
