package org.patchbridge.report.page;

import java.util.ArrayList;
import java.util.List;
import org.patchbridge.report.html.Element;
import org.patchbridge.report.html.Node;
import org.patchbridge.report.html.Text;

/**
 * A table with a numbered caption. The first cell of a row names the row. Scrolls sideways inside
 * its own box where the screen is narrow.
 */
public final class Table {
  /** On paper a longer table would bury the others; its caption says where its rows are. */
  private static final int PRINTED_ROWS = 80;

  private final String caption;
  private final List<Column> columns = new ArrayList<>();
  private final List<Element> bodies = new ArrayList<>();
  private String groupedBy = "";
  private int rows;

  private enum Align {
    TEXT,
    NUMBER
  }

  private record Column(String heading, Align align) {}

  private Table(String caption) {
    this.caption = caption;
  }

  public static Table captioned(String caption) {
    return new Table(caption);
  }

  public Table text(String heading) {
    columns.add(new Column(heading, Align.TEXT));
    return this;
  }

  public Table number(String heading) {
    columns.add(new Column(heading, Align.NUMBER));
    return this;
  }

  /** Says what the headings of blocks of rows are, for those who sort over all blocks. */
  public Table groupedBy(String what) {
    this.groupedBy = what;
    return this;
  }

  /** Starts a block of rows under a heading of its own. */
  public Table group(String heading) {
    return group(heading, heading);
  }

  /**
   * @param brief what stands for the heading in a column
   */
  public Table group(String heading, String brief) {
    Element cell =
        Element.of("th", heading)
            .with("scope", "rowgroup")
            .with("colspan", Integer.toString(columns.size()));
    bodies.add(
        Element.of(
            "tbody", Element.of("tr", cell).with("class", "group").with("data-short", brief)));
    return this;
  }

  public Table row(String... cells) {
    List<Node> nodes = new ArrayList<>();
    for (String cell : cells) {
      nodes.add(new Text(cell));
    }
    return row(nodes, "");
  }

  /**
   * @param style class of the row; empty for none
   * @throws IllegalArgumentException where there are not as many cells as columns
   */
  public Table row(List<? extends Node> cells, String style) {
    if (cells.size() != columns.size()) {
      throw new IllegalArgumentException(cells.size() + " cells for " + columns.size());
    }
    Element row = Element.of("tr");
    if (!style.isEmpty()) {
      row.with("class", style);
    }
    for (int i = 0; i < cells.size(); i++) {
      row.add(cell(cells.get(i), i));
    }
    if (bodies.isEmpty()) {
      bodies.add(Element.of("tbody"));
    }
    bodies.get(bodies.size() - 1).add(row);
    rows++;
    return this;
  }

  public Node render(Numbering numbering) {
    int number = numbering.nextTable();
    Element head = Element.of("tr");
    for (Column column : columns) {
      head.add(aligned(Element.of("th", column.heading()).with("scope", "col"), column));
    }
    Element table =
        Element.of(
            "table",
            Element.of("caption", Element.of("b", "Table " + number + ". "), new Text(caption)),
            Element.of("thead", head));
    table.add(bodies).with("class", "data");
    if (!groupedBy.isEmpty()) {
      table.with("data-group", groupedBy);
    }
    return Element.of("div", table)
        .with("class", rows > PRINTED_ROWS ? "scroll long" : "scroll")
        .with("role", "region")
        .with("tabindex", "0")
        .with("aria-label", "Table " + number);
  }

  private Element cell(Node content, int column) {
    Element cell =
        column == 0 ? Element.of("th", content).with("scope", "row") : Element.of("td", content);
    return aligned(cell, columns.get(column));
  }

  private static Element aligned(Element cell, Column column) {
    // Most cells are numbers: these go without a class, except as headings and names of rows.
    boolean isPlain = cell.is("td");
    if (column.align() == Align.NUMBER) {
      return isPlain ? cell : cell.with("class", "number");
    }
    return isPlain ? cell.with("class", "text") : cell;
  }
}
