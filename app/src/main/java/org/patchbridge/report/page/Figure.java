package org.patchbridge.report.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.patchbridge.report.html.Element;
import org.patchbridge.report.html.EmbeddedText;
import org.patchbridge.report.html.Node;

/**
 * A figure drawn in the browser from a Vega-Lite specification that lies next to this class and the
 * data given here. Data never becomes part of an expression.
 */
public final class Figure {
  /** Sorted, because the order of an immutable map differs from one start of Java to the next. */
  private static final ObjectMapper MAPPER =
      new ObjectMapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);

  private final String specification;
  private final String caption;
  private final ArrayNode rows = MAPPER.createArrayNode();
  private final Map<String, Object> parameters = new LinkedHashMap<>();
  private final List<Node> above = new ArrayList<>();
  private final List<Node> below = new ArrayList<>();

  /**
   * @param specification name of a file in {@code figures/} without its ending; also the style
   *     class of the figure
   */
  public Figure(String specification, String caption) {
    this.specification = specification;
    this.caption = caption;
  }

  public Figure row(Map<String, ?> values) {
    rows.add(MAPPER.<ObjectNode>valueToTree(values));
    return this;
  }

  /** Gives a parameter of the specification its value. */
  public Figure parameter(String name, Object value) {
    parameters.put(name, value);
    return this;
  }

  /** What stands between the figure's top and the plot. */
  public Figure above(Node node) {
    above.add(node);
    return this;
  }

  /** What stands between the plot and the caption. */
  public Figure below(Node node) {
    below.add(node);
    return this;
  }

  /** Bars of a bar chart and their like: the height grows with the number of rows. */
  public List<Node> renderIfAnyRow(Numbering numbering) {
    return rows.isEmpty() ? List.of() : List.of(render(numbering));
  }

  public Node render(Numbering numbering) {
    numbering.needScript();
    return Element.of("figure")
        .with("class", specification)
        .add(above)
        .add(
            Element.of("div").with("class", "plot").with("role", "img").with("aria-label", caption))
        .add(EmbeddedText.json(specificationWithData()))
        .add(below)
        .add(DrawnFigure.caption(caption, numbering));
  }

  private String specificationWithData() {
    try {
      String template = Resources.text("figures/" + specification + ".json");
      ObjectNode node = (ObjectNode) MAPPER.readTree(template);
      node.put("description", caption);
      node.putObject("data").set("values", rows);
      for (JsonNode parameter : node.path("params")) {
        String name = parameter.path("name").asText();
        if (parameters.containsKey(name)) {
          ((ObjectNode) parameter).set("value", MAPPER.valueToTree(parameters.get(name)));
        }
      }
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("figures/" + specification + ".json is damaged", e);
    }
  }
}
