package org.patchbridge.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One HTML element, filled step by step. Tag and attribute names are ours, values may be anything.
 */
public final class Element implements Node {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");
  private static final Set<String> VOID = Set.of("meta", "br", "col", "hr", "input");

  private final String tag;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final List<Node> children = new ArrayList<>();

  private Element(String tag) {
    this.tag = checked(tag);
  }

  /**
   * @throws IllegalArgumentException where {@code tag} is not a lower-case name
   */
  public static Element of(String tag, Node... children) {
    return new Element(tag).add(List.of(children));
  }

  public static Element of(String tag, String text) {
    return new Element(tag).add(text);
  }

  /**
   * @throws IllegalArgumentException where {@code name} is not a lower-case name, or is an event
   *     handler
   */
  public Element with(String name, String value) {
    if (checked(name).startsWith("on")) {
      throw new IllegalArgumentException("event handlers are not written: " + name);
    }
    attributes.put(name, value);
    return this;
  }

  /** Whether it has this tag. */
  public boolean is(String name) {
    return tag.equals(name);
  }

  public Element add(Node child) {
    return add(List.of(child));
  }

  public Element add(String text) {
    return add(new Text(text));
  }

  public Element add(List<? extends Node> nodes) {
    if (!nodes.isEmpty() && VOID.contains(tag)) {
      throw new IllegalStateException("<" + tag + "> holds nothing");
    }
    children.addAll(nodes);
    return this;
  }

  @Override
  public void writeTo(StringBuilder html) {
    html.append('<').append(tag);
    attributes.forEach(
        (name, value) -> {
          html.append(' ').append(name).append("=\"");
          Text.escape(value, html);
          html.append('"');
        });
    if (children.isEmpty() && DRAWN.contains(tag)) {
      html.append("/>");
      return;
    }
    html.append('>');
    if (VOID.contains(tag)) {
      return;
    }
    children.forEach(child -> child.writeTo(html));
    html.append("</").append(tag).append('>');
    if (BLOCK.contains(tag)) {
      html.append('\n');
    }
  }

  /** Followed by a line break, so that the page's source can be read and compared. */
  private static final Set<String> BLOCK =
      Set.of("section", "p", "h1", "h2", "h3", "h4", "li", "tr", "table", "figure", "div", "dd");

  /** Parts of SVG, which close themselves where they hold nothing. */
  private static final Set<String> DRAWN = Set.of("path", "line", "circle", "rect");

  private static String checked(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a name of HTML: " + name);
    }
    return name;
  }
}
