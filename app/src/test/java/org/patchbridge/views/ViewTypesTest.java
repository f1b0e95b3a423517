package org.patchbridge.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.patchbridge.views.browser.NodeModules;

/** TypeScript checks the JSDoc types of the views' and the report's modules, ESLint their form. */
class ViewTypesTest {
  private static final String REPORT_PAGE = "org/patchbridge/report/page/";
  private static Path checked;

  @BeforeAll
  static void copyModules() throws Exception {
    checked = NodeModules.folder().resolve("check");
    Path views = checked.resolve("views");
    Files.createDirectories(views);
    try (var old = Files.list(views)) {
      for (Path each : old.toList()) {
        Files.delete(each);
      }
    }
    for (String module : ViewScriptTest.modules()) {
      Files.writeString(views.resolve(module), ViewScript.module(module));
    }
    copyReport(views);
    for (String settings : List.of("tsconfig.json", "eslint.config.js")) {
      try (InputStream stream = ViewTypesTest.class.getResourceAsStream("check/" + settings)) {
        Files.write(checked.resolve(settings), stream.readAllBytes());
      }
    }
    Files.writeString(checked.resolve("package.json"), "{\"type\": \"module\", \"private\": true}");
  }

  /** The report's own modules are linked with the views, and import them as if they lay there. */
  private static void copyReport(Path views) throws Exception {
    Path main = Path.of(ViewScript.class.getResource("/" + REPORT_PAGE + "main.js").toURI());
    try (var modules = Files.list(main.getParent())) {
      for (Path module : modules.filter(each -> each.toString().endsWith(".js")).toList()) {
        Files.copy(module, views.resolve(module.getFileName()));
      }
    }
  }

  @Test
  void typesAgree() {
    assertThat(NodeModules.types(checked)).isEqualTo(new NodeModules.Outcome(0, ""));
  }

  @Test
  void lintFindsNothing() {
    assertThat(NodeModules.lint(checked, "views")).isEqualTo(new NodeModules.Outcome(0, ""));
  }
}
