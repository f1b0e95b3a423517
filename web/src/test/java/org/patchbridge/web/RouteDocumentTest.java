package org.patchbridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The interface is what its document says, both ways. */
class RouteDocumentTest {
  @TempDir Path cache;

  @Test
  void everyRouteIsDescribedAndEveryDescriptionIsARoute() throws Exception {
    Set<String> routes = new TreeSet<>(Set.of("GET /api/events"));
    try (OpenWindow window = OpenWindow.of(cache, Optional.empty())) {
      window.server().routes().forEach(route -> routes.add(route.method() + " " + route.path()));
    }
    Set<String> described = new TreeSet<>();
    try (InputStream in = WindowServer.class.getResourceAsStream("openapi.yaml")) {
      JsonNode paths = new ObjectMapper(new YAMLFactory()).readTree(in).get("paths");
      paths
          .fields()
          .forEachRemaining(
              path ->
                  path.getValue()
                      .fieldNames()
                      .forEachRemaining(
                          method ->
                              described.add(
                                  method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
    }
    assertThat(described).isEqualTo(routes).hasSizeGreaterThan(20);
  }
}
