package org.patchbridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.patchbridge.views.ViewScript;
import org.patchbridge.views.browser.NodeModules;

/** TypeScript checks the types that the page's modules state, against the views'; ESLint lints. */
class PageTypesTest {
  private static Path checked;

  @BeforeAll
  static void copyModules() throws Exception {
    checked = NodeModules.folder().resolve("page-check");
    emptied(checked.resolve("views"));
    emptied(checked.resolve("page"));
    URI page = WindowServer.class.getResource("page/app.js").toURI();
    try (var modules = Files.list(Path.of(page).getParent())) {
      for (Path module : modules.filter(each -> each.toString().endsWith(".js")).toList()) {
        Files.copy(module, checked.resolve("page").resolve(module.getFileName()));
        copyViews(Files.readString(module), "/views/");
      }
    }
    for (String settings : List.of("tsconfig.json", "eslint.config.js")) {
      try (InputStream stream = PageTypesTest.class.getResourceAsStream("check/" + settings)) {
        Files.write(checked.resolve(settings), stream.readAllBytes());
      }
    }
    Files.writeString(checked.resolve("package.json"), "{\"type\": \"module\", \"private\": true}");
  }

  private static void emptied(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (var old = Files.list(folder)) {
      for (Path each : old.toList()) {
        Files.delete(each);
      }
    }
  }

  /** Those that a module imports, and what these import. */
  private static void copyViews(String module, String before) throws IOException {
    var names = java.util.regex.Pattern.compile("'" + before + "([a-z]+\\.js)'").matcher(module);
    while (names.find()) {
      Path copy = checked.resolve("views").resolve(names.group(1));
      if (!Files.exists(copy)) {
        String view = ViewScript.module(names.group(1));
        Files.writeString(copy, view);
        copyViews(view, "\\./");
      }
    }
  }

  @Test
  void typesAgree() {
    assertThat(NodeModules.types(checked)).isEqualTo(new NodeModules.Outcome(0, ""));
  }

  @Test
  void lintFindsNothing() {
    assertThat(NodeModules.lint(checked, "page")).isEqualTo(new NodeModules.Outcome(0, ""));
  }
}
