package org.patchbridge.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.patchbridge.views.browser.NodeModules;

/** TypeScript checks the modules' JSDoc types, ESLint their form. */
class ViewTypesTest {
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
    for (String settings : List.of("tsconfig.json", "eslint.config.js")) {
      try (InputStream stream = ViewTypesTest.class.getResourceAsStream("check/" + settings)) {
        Files.write(checked.resolve(settings), stream.readAllBytes());
      }
    }
    Files.writeString(checked.resolve("package.json"), "{\"type\": \"module\", \"private\": true}");
  }

  @Test
  void typesAgree() {
    NodeModules.Outcome outcome =
        NodeModules.run(
            checked, List.of("node", "../node_modules/typescript/bin/tsc", "--project", "."));

    assertThat(outcome.text()).isEmpty();
    assertThat(outcome.code()).isZero();
  }

  @Test
  void lintFindsNothing() {
    NodeModules.Outcome outcome =
        NodeModules.run(
            checked,
            List.of("node", "../node_modules/eslint/bin/eslint.js", "--max-warnings=0", "views"));

    assertThat(outcome.text()).isEmpty();
    assertThat(outcome.code()).isZero();
  }
}
