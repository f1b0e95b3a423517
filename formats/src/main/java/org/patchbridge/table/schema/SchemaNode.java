package org.patchbridge.table.schema;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One place in a YAML text that knows its path and line, so that every complaint can name them.
 *
 * @param source what messages call the text
 * @param guide the page of the manual that explains the form
 * @param path such as {@code families[0].columns[3].unit}; empty for the whole
 * @param line counted from 1
 * @param text content of a scalar, else empty
 * @param fields of a map, in order
 * @param items of a list
 */
public record SchemaNode(
    String source,
    String guide,
    String path,
    int line,
    Kind kind,
    String text,
    Map<String, SchemaNode> fields,
    List<SchemaNode> items) {

  private static final int MOST_DEPTH = 16;

  /** What YAML says a node is. */
  public enum Kind {
    MAP("a map"),
    LIST("a list"),
    TEXT("text"),
    NUMBER("a number"),
    NOTHING("empty");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  /**
   * @param source what messages call the text
   * @param guide the page of the manual that explains the form
   * @throws TableException where it is not YAML, is empty, or has aliases
   */
  public static SchemaNode parse(String source, String yaml, String guide) {
    YAMLFactory factory =
        YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    try (JsonParser parser = factory.createParser(yaml)) {
      if (parser.nextToken() == null) {
        throw new TableException(source, "", "the text is empty", "see " + guide);
      }
      return read(new Text(source, guide), "", parser, 0);
    } catch (JsonProcessingException broken) {
      String place = broken.getLocation() == null ? "" : "line " + broken.getLocation().getLineNr();
      String fact = broken.getOriginalMessage().lines().findFirst().orElse("broken text");
      throw new TableException(source, place, "not valid YAML: " + fact, "correct the line");
    } catch (IOException impossible) {
      throw new UncheckedIOException("reading from memory", impossible);
    }
  }

  /** What all nodes of one text share. */
  private record Text(String source, String guide) {}

  private static SchemaNode read(Text of, String path, JsonParser parser, int depth)
      throws IOException {
    int line = parser.currentTokenLocation().getLineNr();
    if (depth > MOST_DEPTH) {
      throw new TableException(
          of.source(), "line " + line, "nested deeper than " + MOST_DEPTH, "see " + of.guide());
    }
    if (((YAMLParser) parser).isCurrentAlias()) {
      throw new TableException(
          of.source(),
          "line " + line,
          "an alias (*name)",
          "write the value out; aliases are not read");
    }
    JsonToken token = parser.currentToken();
    Map<String, SchemaNode> fields = new LinkedHashMap<>();
    List<SchemaNode> items = new ArrayList<>();
    switch (token) {
      case START_OBJECT -> {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          parser.nextToken();
          fields.put(name, read(of, path.isEmpty() ? name : path + "." + name, parser, depth + 1));
        }
        return new SchemaNode(of.source(), of.guide(), path, line, Kind.MAP, "", fields, items);
      }
      case START_ARRAY -> {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          items.add(read(of, path + "[" + items.size() + "]", parser, depth + 1));
        }
        return new SchemaNode(of.source(), of.guide(), path, line, Kind.LIST, "", fields, items);
      }
      default -> {
        return new SchemaNode(
            of.source(), of.guide(), path, line, scalar(token), parser.getText(), fields, items);
      }
    }
  }

  private static Kind scalar(JsonToken token) {
    return switch (token) {
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Kind.NUMBER;
      case VALUE_NULL -> Kind.NOTHING;
      default -> Kind.TEXT;
    };
  }

  /** A complaint about this place. */
  public TableException error(String fact, String remedy) {
    String place = (path.isEmpty() ? "" : "field " + path + " ") + "(line " + line + ")";
    return new TableException(source, place, fact, remedy);
  }

  /**
   * @throws TableException where the map has no such field
   */
  public SchemaNode required(String name) {
    return find(name).orElseThrow(() -> error("'" + name + "' is missing", "add it; see " + guide));
  }

  /**
   * @throws TableException where this is no map
   */
  public Optional<SchemaNode> find(String name) {
    expect(Kind.MAP);
    return Optional.ofNullable(fields.get(name));
  }

  /** Refuses misspelt fields, which would otherwise be rules that silently do not hold. */
  public SchemaNode allowOnly(String... names) {
    expect(Kind.MAP);
    Set<String> known = Set.of(names);
    for (Map.Entry<String, SchemaNode> field : fields.entrySet()) {
      if (!known.contains(field.getKey())) {
        throw field
            .getValue()
            .error(
                "there is no such field",
                NearestName.to(field.getKey(), known)
                    .map(name -> "did you mean '" + name + "'?")
                    .orElse("known here: " + String.join(", ", names)));
      }
    }
    return this;
  }

  /**
   * @throws TableException where this is no list
   */
  public List<SchemaNode> list() {
    expect(Kind.LIST);
    return items;
  }

  /**
   * @throws TableException where this is no map
   */
  public Map<String, SchemaNode> map() {
    expect(Kind.MAP);
    return fields;
  }

  /** Whether it is text, numbers not counted. */
  public boolean isText() {
    return kind == Kind.TEXT;
  }

  /** A scalar as text, a number as it is written. */
  public String scalarText() {
    if (kind == Kind.NUMBER) {
      return text;
    }
    expect(Kind.TEXT);
    return text;
  }

  /** A scalar that is not blank, white space around it removed. */
  public String nonBlankText() {
    String content = scalarText();
    if (content.isBlank()) {
      throw error("the text is empty", "fill it in");
    }
    return content.strip();
  }

  /** A finite number. */
  public double number() {
    expect(Kind.NUMBER);
    return NumberText.parse(text, DecimalSeparator.POINT).stream()
        .filter(Double::isFinite)
        .findFirst()
        .orElseThrow(() -> error(text + " is not a decimal number", "write one, such as 0.5"));
  }

  /** The constant of an enumeration, written in lower case with hyphens. */
  public <E extends Enum<E>> E choice(Class<E> type) {
    String wanted = scalarText();
    List<String> known = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      String word = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
      if (word.equals(wanted)) {
        return constant;
      }
      known.add(word);
    }
    throw error("'" + wanted + "' is no choice", "write one of " + String.join(", ", known));
  }

  private void expect(Kind wanted) {
    if (kind != wanted) {
      throw error("this is " + kind.words + ", it should be " + wanted.words, "see " + guide);
    }
  }
}
