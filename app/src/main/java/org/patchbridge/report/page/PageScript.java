package org.patchbridge.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The modules of the page as one script: each once, after those that it imports, without the words
 * {@code import} and {@code export}. Names of modules are unique over the page's own and the shared
 * views, and so are names in them.
 */
public final class PageScript {
  private static final List<String> FOLDERS =
      List.of("/org/patchbridge/report/page/", "/org/patchbridge/views/");
  private static final Pattern IMPORT =
      Pattern.compile("(?m)^import \\{[^}\\n]*\\} from '\\./([\\w-]+\\.js)';\\n");
  private static final Pattern EXPORT =
      Pattern.compile("(?m)^export (?=(async function|function|class|const) )");

  private final Map<String, String> modules = new LinkedHashMap<>();

  private PageScript() {}

  /**
   * The module with all that it needs, and a call.
   *
   * @param call what is run in the end, for example {@code start();}
   * @throws IllegalStateException where a module is no part of this program
   */
  public static String linked(String module, String call) {
    PageScript script = new PageScript();
    script.add(module);
    return String.join("\n", script.modules.values()) + call + "\n";
  }

  private void add(String name) {
    if (modules.containsKey(name)) {
      return;
    }
    String text = text(name);
    Matcher imported = IMPORT.matcher(text);
    while (imported.find()) {
      if (!imported.group(1).equals(name)) {
        add(imported.group(1));
      }
    }
    modules.put(name, EXPORT.matcher(IMPORT.matcher(text).replaceAll("")).replaceAll(""));
  }

  private static String text(String name) {
    for (String folder : FOLDERS) {
      try (InputStream in = PageScript.class.getResourceAsStream(folder + name)) {
        if (in != null) {
          return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    throw new IllegalStateException(name + " is not part of this program; build it again");
  }
}
