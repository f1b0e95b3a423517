package org.patchbridge.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.patchbridge.views.ViewScript;

/**
 * What brings the page of a study to life, as one script: the shared views that its own modules
 * import, then these.
 */
public final class PageScript {
  /** Each after those that it imports. */
  private static final List<String> MODULES =
      List.of(
          "cells.js",
          "envelopes.js",
          "traces.js",
          "statics.js",
          "tables.js",
          "explorer.js",
          "graphs.js",
          "planes.js",
          "printing.js",
          "selected.js",
          "main.js");

  private static final Pattern IMPORT =
      Pattern.compile("(?m)^import \\{ [\\w, ]+ \\} from '\\./([\\w-]+\\.js)';\\n");
  private static final Pattern EXPORT =
      Pattern.compile("(?m)^export (?=(?:async )?(?:function|class|const)\\b)");

  private PageScript() {}

  /** Of a {@code <script type="module">}, after {@link ViewScript#plotLibrary()} in its own. */
  public static String text() {
    Set<String> views = new TreeSet<>();
    List<String> own = new ArrayList<>();
    for (String module : MODULES) {
      String text = Resources.text(module);
      Matcher imported = IMPORT.matcher(text);
      while (imported.find()) {
        if (!MODULES.contains(imported.group(1))) {
          views.add(imported.group(1));
        }
      }
      own.add(EXPORT.matcher(IMPORT.matcher(text).replaceAll("")).replaceAll(""));
    }
    String whole = ViewScript.linked(views.toArray(String[]::new)) + "\n" + String.join("\n", own);
    return withoutComments(whole) + "startReport();\n";
  }

  /** Types and words are for those who read the modules; they are a third of the text. */
  private static String withoutComments(String script) {
    StringBuilder kept = new StringBuilder(script.length());
    boolean inside = false;
    for (String line : script.split("\n")) {
      String text = line.strip();
      boolean opens = !inside && text.startsWith("/**");
      boolean closes = (inside || opens) && text.endsWith("*/");
      boolean isComment =
          inside || text.startsWith("//") || opens && (closes || !text.contains("*/"));
      if (!isComment) {
        kept.append(line).append('\n');
      }
      inside = isComment && !closes && (inside || opens);
    }
    return kept.toString();
  }
}
