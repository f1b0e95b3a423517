package org.patchbridge.inspection;

import java.util.ArrayList;
import java.util.List;
import org.patchbridge.figure.Printable;

/** Columns of text, lined up by spaces. Cells are made safe to print. */
public final class TextTable {
  private static final String INDENT = "  ";
  private static final String GAP = "  ";

  private enum Align {
    LEFT,
    RIGHT
  }

  private final List<String> headings = new ArrayList<>();
  private final List<Align> alignments = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();

  public TextTable left(String heading) {
    headings.add(heading);
    alignments.add(Align.LEFT);
    return this;
  }

  public TextTable right(String heading) {
    headings.add(heading);
    alignments.add(Align.RIGHT);
    return this;
  }

  public TextTable row(String... cells) {
    rows.add(List.of(cells).stream().map(Printable::of).toList());
    return this;
  }

  /** A line of its own below the last row, for what does not fit a column. */
  TextTable remark(String text) {
    rows.add(List.of(text));
    return this;
  }

  public List<String> lines() {
    int[] widths = new int[headings.size()];
    for (int column = 0; column < widths.length; column++) {
      widths[column] = length(headings.get(column));
      for (List<String> row : rows) {
        if (row.size() > 1) {
          widths[column] = Math.max(widths[column], length(row.get(column)));
        }
      }
    }
    List<String> lines = new ArrayList<>();
    if (headings.stream().anyMatch(heading -> !heading.isEmpty())) {
      lines.add(line(headings, widths));
    }
    for (List<String> row : rows) {
      if (row.size() > 1) {
        lines.add(line(row, widths));
      } else {
        lines.addAll(Paragraph.lines(row.get(0), INDENT.repeat(4)));
      }
    }
    return lines;
  }

  private String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder(INDENT);
    for (int column = 0; column < widths.length; column++) {
      String padding = " ".repeat(widths[column] - length(cells.get(column)));
      boolean right = alignments.get(column) == Align.RIGHT;
      line.append(column == 0 ? "" : GAP)
          .append(right ? padding : "")
          .append(cells.get(column))
          .append(right ? "" : padding);
    }
    return line.toString().stripTrailing();
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
