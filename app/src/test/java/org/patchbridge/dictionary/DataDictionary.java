package org.patchbridge.dictionary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page as it is read: of every heading its table, and its examples by language. */
public final class DataDictionary {
  private static final Path DOCUMENTS = Path.of("..", "docs");
  private static final Pattern PLACEHOLDER = Pattern.compile("<[A-Z]+>");
  private static final int FIELDS = 5;

  private static final Pattern LINK = Pattern.compile("\\[([^]]+)]\\([^)]+\\)");

  private final Map<String, String> introductions = new LinkedHashMap<>();
  private final Map<String, List<Entry>> tables = new LinkedHashMap<>();
  private final Map<String, List<String>> examples = new LinkedHashMap<>();

  private DataDictionary() {}

  /**
   * A column, an array or a key.
   *
   * @param name names in angle brackets stand for several
   * @param empty what an empty field means; {@code never} where there is none
   */
  public record Entry(String name, String type, String unit, String meaning, String empty) {
    /** Whether it describes a column of this name. */
    public boolean matches(String column) {
      if (!name.contains("<")) {
        return name.equals(column);
      }
      StringBuilder regex = new StringBuilder();
      Matcher placeholder = PLACEHOLDER.matcher(name);
      int from = 0;
      while (placeholder.find()) {
        regex.append(Pattern.quote(name.substring(from, placeholder.start())));
        regex.append(placeholder.group().equals("<N>") ? "[0-9]+" : ".+");
        from = placeholder.end();
      }
      regex.append(Pattern.quote(name.substring(from)));
      return Pattern.matches(regex.toString(), column);
    }

    public boolean isNeverEmpty() {
      return empty.equals("never");
    }
  }

  public static DataDictionary read() throws IOException {
    return read("data-dictionary.md");
  }

  /** Another page, for its examples. */
  public static DataDictionary read(String name) throws IOException {
    DataDictionary page = new DataDictionary();
    String heading = "";
    StringBuilder code = null;
    String language = "";
    for (String line : Files.readAllLines(DOCUMENTS.resolve(name))) {
      if (line.startsWith("```")) {
        if (code == null) {
          code = new StringBuilder();
          language = line.substring(3);
        } else {
          page.examples
              .computeIfAbsent(heading + " " + language, key -> new ArrayList<>())
              .add(code.toString());
          code = null;
        }
      } else if (code != null) {
        code.append(line).append('\n');
      } else if (line.startsWith("#")) {
        heading = line.replaceFirst("#+ ", "").replace("`", "");
      } else if (line.startsWith("| `")) {
        page.tables.computeIfAbsent(heading, key -> new ArrayList<>()).add(entry(line));
      } else if (!line.isBlank() && !line.startsWith("|")) {
        page.introductions.merge(heading, plain(line), (before, more) -> before + " " + more);
      }
    }
    return page;
  }

  private static Entry entry(String line) {
    List<String> fields =
        Arrays.stream(line.substring(1, line.length() - 1).split("\\|", -1))
            .map(String::strip)
            .toList();
    if (fields.size() != FIELDS) {
      throw new IllegalArgumentException(line + ": not " + FIELDS + " fields");
    }
    return new Entry(
        fields.get(0).replace("`", ""), fields.get(1), fields.get(2), fields.get(3), fields.get(4));
  }

  /** As a text without links and marks of code. */
  public static String plain(String text) {
    return LINK.matcher(text).replaceAll("$1").replace("`", "");
  }

  /** What is said below a heading, as one line. */
  public String introduction(String heading) {
    return introductions.getOrDefault(heading, "");
  }

  /** The table below a heading. */
  public List<Entry> table(String heading) {
    return tables.getOrDefault(heading, List.of());
  }

  /** Headings with a table, in order. */
  public List<String> headings() {
    return List.copyOf(tables.keySet());
  }

  /** The examples below a heading, in order. */
  public List<String> examples(String heading, String language) {
    return examples.getOrDefault(heading + " " + language, List.of());
  }
}
