package org.patchbridge.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The form of the modules that linking rests on, and linking itself. */
class ViewScriptTest {
  private static final Pattern TOP =
      Pattern.compile(
          "^(?:export )?(?:async )?(?:function\\*?|class|const|let|var) (\\w+)", Pattern.MULTILINE);

  @Test
  void importsStandOnOneLineAndNameThingsThatAreExported() throws Exception {
    for (String module : modules()) {
      String text = ViewScript.module(module);
      assertThat(text.lines().filter(line -> line.startsWith("import")))
          .as(module)
          .allMatch(line -> line.matches("import \\{ [\\w, ]+ \\} from '\\./[\\w-]+\\.js';"))
          .hasSize(ViewScript.imports(text).size());
      assertThat(text).as(module).doesNotContain("import(\"").doesNotContain("await import");
      Matcher line =
          Pattern.compile("^import \\{ (.+) \\} from '\\./(.+)';", Pattern.MULTILINE).matcher(text);
      while (line.find()) {
        String exporter = ViewScript.module(line.group(2));
        for (String name : line.group(1).split(", ")) {
          assertThat(exporter)
              .as(module)
              .containsPattern("(?m)^export (async )?(function|class|const) " + name + "\\b");
        }
      }
    }
  }

  @Test
  void exportsStandWhereThingsAreDeclaredAndEveryModuleIsChecked() throws Exception {
    for (String module : modules()) {
      String text = ViewScript.module(module);
      assertThat(text).as(module).startsWith("// @ts-check\n").doesNotContain("</script");
      assertThat(text.lines().filter(line -> line.startsWith("export")))
          .as(module)
          .isNotEmpty()
          .allMatch(line -> line.matches("export (async )?(function|class|const) \\w+.*"));
    }
  }

  @Test
  void aNameIsAtTheTopOfOneModuleOnly() throws Exception {
    Map<String, String> owners = new HashMap<>();
    for (String module : modules()) {
      Matcher names = TOP.matcher(ViewScript.module(module));
      while (names.find()) {
        assertThat(owners.put(names.group(1), module))
            .as("%s of %s is elsewhere, too", names.group(1), module)
            .isNull();
      }
    }
    assertThat(owners).hasSizeGreaterThan(80).containsEntry("scatter", "scatter.js");
  }

  @Test
  void eachModuleIsLinkedOnceAfterThoseItImports() throws Exception {
    String[] all = modules().toArray(String[]::new);

    String script = ViewScript.linked(all);

    assertThat(script).doesNotContainPattern("(?m)^(import|export)\\b");
    for (String module : all) {
      String own = firstExport(module);
      int place = script.indexOf(own);
      assertThat(place).as(module).isNotNegative().isEqualTo(script.lastIndexOf(own));
      for (String imported : ViewScript.imports(ViewScript.module(module))) {
        assertThat(script.indexOf(firstExport(imported))).as(module).isLessThan(place);
      }
    }
    assertThat(ViewScript.linked("selection.js")).doesNotContain("class Frame");
  }

  private static String firstExport(String module) {
    Matcher found =
        Pattern.compile("(?m)^export ((?:async )?(?:function|class|const) \\w+[ (])")
            .matcher(ViewScript.module(module));
    assertThat(found.find()).isTrue();
    return "\n" + found.group(1);
  }

  @Test
  void nothingComesFromElsewhereAndNoDataBecomesMarkup() throws Exception {
    for (String module : modules()) {
      String text = ViewScript.module(module);
      assertThat(text.replace("http://www.w3.org/2000/svg", "")).as(module).doesNotContain("://");
      assertThat(text)
          .as(module)
          .doesNotContainPattern("\\b(innerHTML|outerHTML|insertAdjacentHTML|eval\\(|fetch\\()");
    }
    assertThat(ViewScript.style()).doesNotContain("url(").doesNotContain("@import");
  }

  @Test
  void onlyTheViewsOwnFilesAreHandedOut() {
    assertThat(ViewScript.file("scatter.js")).isPresent();
    assertThat(ViewScript.file("vendor/uPlot.iife.min.js")).isPresent();
    for (String name :
        List.of(
            "../report/page/report.js",
            "vendor/../scatter.js",
            "vendor/vendor/uPlot.min.css",
            "ViewScript.class",
            "/etc/passwd",
            "nothing.js",
            "")) {
      assertThat(ViewScript.file(name)).as(name).isEmpty();
    }
    assertThatThrownBy(() -> ViewScript.linked("nothing.js"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nothing.js");
  }

  @Test
  void thePlotLibraryIsWhatItsReadmeSays() throws Exception {
    String readme = Files.readString(folder().resolve("vendor/README.md"));
    Matcher rows = Pattern.compile("\\| `(\\S+)` \\|.*`(\\w{64})` \\|").matcher(readme);
    int files = 0;
    while (rows.find()) {
      assertThat(sha256(folder().resolve("vendor").resolve(rows.group(1))))
          .isEqualTo(rows.group(2));
      files++;
    }
    assertThat(files).isEqualTo(2);
    assertThat(ViewScript.plotLibrary()).contains("v1.6.32");
  }

  private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }

  @Test
  void theStyleSheetHasEachColourInLightAndOnEverySubclassATextThatCanBeRead() {
    String css = ViewScript.style();
    String light = css.substring(css.indexOf(":root"), css.indexOf("@media screen"));
    String dark = css.substring(css.indexOf("@media screen"), css.indexOf(".pb-view"));
    Map<String, String> day = colours(light);
    Map<String, String> night = new HashMap<>(day);
    night.putAll(colours(dark));
    for (Map<String, String> theme : List.of(day, night)) {
      for (String name : List.of("Lamp5", "Pvalb", "Sst", "Vip", "Sncg")) {
        assertThat(contrast(theme.get("on-" + name), theme.get(name)))
            .as("on " + name)
            .isGreaterThan(4.5);
        assertThat(contrast(theme.get("text-" + name), theme.get("bg")))
            .as("text " + name)
            .isGreaterThan(4.5);
      }
      assertThat(contrast(theme.get("dim"), theme.get("soft"))).isGreaterThan(4.5);
      assertThat(contrast(theme.get("on-accent"), theme.get("accent"))).isGreaterThan(4.5);
      assertThat(contrast(theme.get("mouse"), theme.get("bg"))).isGreaterThan(3);
      assertThat(contrast(theme.get("human"), theme.get("bg"))).isGreaterThan(3);
    }
  }

  private static Map<String, String> colours(String css) {
    Map<String, String> found = new HashMap<>();
    Matcher matcher = Pattern.compile("--([\\w-]+): (#\\w{6});").matcher(css);
    while (matcher.find()) {
      found.put(matcher.group(1), matcher.group(2));
    }
    return found;
  }

  /** As WCAG 2.2 defines it. */
  private static double contrast(String one, String other) {
    double first = luminance(one);
    double second = luminance(other);
    return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
  }

  private static double luminance(String colour) {
    double[] weights = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int part = 0; part < weights.length; part++) {
      double value = Integer.parseInt(colour.substring(1 + 2 * part, 3 + 2 * part), 16) / 255.0;
      sum +=
          weights[part]
              * (value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4));
    }
    return sum;
  }

  /** Where the modules lie, built. */
  static Path folder() throws URISyntaxException {
    return Path.of(ViewScript.class.getResource("views.css").toURI()).getParent();
  }

  static List<String> modules() throws IOException, URISyntaxException {
    try (Stream<Path> files = Files.list(folder())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".js"))
          .sorted()
          .toList();
    }
  }
}
