package org.patchbridge.views;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of the views' modules, as they are or linked into one script.
 *
 * <p>Linking relies on the modules' form, which a test keeps: an import stands on one line, {@code
 * import { a, b } from './x.js';}, an export is {@code export function}, {@code class} or {@code
 * const} at the start of a line, and a name at the top of a module is in no other module. Then the
 * modules, each after those it imports, without their import lines and the word {@code export}, are
 * one script that does the same.
 */
public final class ViewScript {
  private static final Pattern IMPORT =
      Pattern.compile("^import \\{ [\\w, ]+ \\} from '\\./([\\w-]+\\.js)';\\n", Pattern.MULTILINE);
  private static final Pattern EXPORT =
      Pattern.compile("^export (?=(?:async )?(?:function|class|const)\\b)", Pattern.MULTILINE);
  private static final Pattern NAME = Pattern.compile("[\\w-]+(\\.[\\w-]+)*");

  private ViewScript() {}

  /**
   * One script of these modules and all they import, each module once, after those it needs.
   *
   * <p>Its place is a {@code <script type="module">}; where it holds {@code sweeps.js}, {@link
   * #plotLibrary()} stands before it in a script of its own. The text holds no {@code </script}.
   *
   * @param modules names such as {@code scatter.js}
   * @throws IllegalArgumentException where there is no such module
   * @throws IllegalStateException where modules import each other
   */
  public static String linked(String... modules) {
    Map<String, String> done = new LinkedHashMap<>();
    for (String module : modules) {
      link(module, done, new ArrayDeque<>());
    }
    return String.join("\n", done.values());
  }

  private static void link(String module, Map<String, String> done, Deque<String> importers) {
    if (importers.contains(module)) {
      throw new IllegalStateException(
          "Modules import each other: " + String.join(" in ", importers) + " and again " + module);
    }
    if (done.containsKey(module)) {
      return;
    }
    String text = module(module);
    importers.push(module);
    for (String imported : imports(text)) {
      link(imported, done, importers);
    }
    importers.pop();
    String body = EXPORT.matcher(IMPORT.matcher(text).replaceAll("")).replaceAll("");
    done.put(module, body.replaceFirst("^// @ts-check\\n+", ""));
  }

  /** The modules that a module's text imports, in their order. */
  static List<String> imports(String text) {
    List<String> imported = new ArrayList<>();
    Matcher matcher = IMPORT.matcher(text);
    while (matcher.find()) {
      imported.add(matcher.group(1));
    }
    return imported;
  }

  /** The shared style sheet, with that of the plot library: colours light and dark, and print. */
  public static String style() {
    return file("vendor/uPlot.min.css").orElseThrow() + "\n" + file("views.css").orElseThrow();
  }

  /** The plot library that {@code sweeps.js} needs: a classic script that defines {@code uPlot}. */
  public static String plotLibrary() {
    return file("vendor/uPlot.iife.min.js").orElseThrow();
  }

  /**
   * A module as it is.
   *
   * @param name such as {@code scatter.js}
   * @throws IllegalArgumentException where there is no such module
   */
  public static String module(String name) {
    return file(name)
        .filter(text -> name.endsWith(".js"))
        .orElseThrow(() -> new IllegalArgumentException("There is no view module " + name));
  }

  /**
   * A file beside this class for a server to hand out, {@code scatter.js}, {@code views.css} or
   * {@code vendor/uPlot.iife.min.js}; empty for any other name, so also for one that leaves the
   * folder.
   */
  public static Optional<String> file(String name) {
    String inner = name.startsWith("vendor/") ? name.substring("vendor/".length()) : name;
    if (!NAME.matcher(inner).matches() || !inner.matches(".*\\.(js|css)")) {
      return Optional.empty();
    }
    try (InputStream stream = ViewScript.class.getResourceAsStream(name)) {
      return stream == null
          ? Optional.empty()
          : Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The view " + name + " cannot be read", unreadable);
    }
  }
}
