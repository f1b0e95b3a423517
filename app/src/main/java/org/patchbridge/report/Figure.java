package org.patchbridge.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.patchbridge.report.html.Element;
import org.patchbridge.report.html.EmbeddedText;
import org.patchbridge.report.html.Node;
import org.patchbridge.report.html.Text;

/**
 * A figure drawn in the browser from a Vega-Lite specification that lies next to this class and the
 * data given here. Data never becomes part of an expression.
 */
final class Figure {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final String specification;
  private final String caption;
  private final ArrayNode rows = MAPPER.createArrayNode();

  /**
   * @param specification name of a file in {@code figures/} without its ending; also the style
   *     class of the figure
   */
  Figure(String specification, String caption) {
    this.specification = specification;
    this.caption = caption;
  }

  Figure row(Map<String, ?> values) {
    rows.add(MAPPER.<ObjectNode>valueToTree(values));
    return this;
  }

  /** Bars of a bar chart and their like: the height grows with the number of rows. */
  List<Node> renderIfAnyRow(Numbering numbering) {
    return rows.isEmpty() ? List.of() : List.of(render(numbering));
  }

  Node render(Numbering numbering) {
    return Element.of(
            "figure",
            Element.of("div").with("class", "plot").with("role", "img").with("aria-label", caption),
            EmbeddedText.json(specificationWithData()),
            Element.of(
                "figcaption",
                Element.of("b", "Figure " + numbering.nextFigure() + ". "),
                new Text(caption)))
        .with("class", specification);
  }

  private String specificationWithData() {
    try {
      String template = Resources.text("figures/" + specification + ".json");
      ObjectNode node = (ObjectNode) MAPPER.readTree(template);
      node.put("description", caption);
      node.putObject("data").set("values", rows);
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("figures/" + specification + ".json is damaged", e);
    }
  }
}
