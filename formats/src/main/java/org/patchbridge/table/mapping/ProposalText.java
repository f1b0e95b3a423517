package org.patchbridge.table.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.patchbridge.table.schema.DecimalSeparator;
import org.patchbridge.table.vocabulary.ValueTransform;

/** Writes a proposal as the YAML that {@link ColumnMapping} reads, with its reasons. */
final class ProposalText {
  private static final int WIDTH = 100;

  private final ColumnProposal proposal;
  private final String model;
  private final String table;
  private final List<String> lines = new ArrayList<>();

  ProposalText(ColumnProposal proposal, String model, String table) {
    this.proposal = proposal;
    this.model = model;
    this.table = table;
  }

  List<String> lines() {
    head();
    cells();
    features();
    comment("", "Columns that are no feature of the model: ", proposal.unmatched());
    comment("", "Features that no column was found for: ", proposal.missing());
    return List.copyOf(lines);
  }

  private void head() {
    lines.add(
        "# Proposed by 'patchbridge columns' for "
            + oneLine(table)
            + " and "
            + oneLine(model)
            + ":");
    lines.add(
        "# "
            + proposal.sure()
            + " of the model's "
            + proposal.wanted()
            + " features. Read every line, correct it, then predict with --columns.");
    lines.add(
        "# What is commented out was not sure. docs/columns.md explains fields and transforms.");
    lines.add("format: 1");
    lines.add("table: " + quoted(table));
    lines.add("delimiter: " + delimiter(proposal.table().delimiter()));
    lines.add("decimal: " + (proposal.decimal() == DecimalSeparator.COMMA ? "comma" : "point"));
  }

  private static String delimiter(char delimiter) {
    return switch (delimiter) {
      case ';' -> "semicolon";
      case '\t' -> "tab";
      case ',' -> "comma";
      default -> quoted(String.valueOf(delimiter));
    };
  }

  private void cells() {
    CellColumns cells = proposal.cells();
    if (cells.cell().isPresent()) {
      lines.add("cell: " + quoted(cells.cell().get()));
    } else {
      lines.add(
          "# No column has an id that differs from row to row: cells are called by their lines.");
    }
    cells.species().ifPresent(column -> lines.add("species: {column: " + quoted(column) + "}"));
    cells.donor().ifPresent(column -> lines.add("donor: " + quoted(column)));
    cells
        .label()
        .ifPresent(
            label ->
                lines.add(
                    "label: {column: "
                        + quoted(label.column())
                        + ", classes: {"
                        + label.classes().entrySet().stream()
                            .map(each -> quoted(each.getKey()) + ": " + each.getValue())
                            .collect(Collectors.joining(", "))
                        + "}}"));
  }

  private void features() {
    lines.add("features:");
    for (ProposedFeature each : proposal.features()) {
      each.why().forEach(why -> comment("  ", why, List.of()));
      String line = "- {" + fields(each) + "}";
      lines.add(each.isSure() ? "  " + line : "  # NOT SURE " + line);
    }
  }

  private static String fields(ProposedFeature proposed) {
    MappedFeature mapped = proposed.mapped();
    String fields =
        "feature: "
            + quotedIfNeeded(mapped.feature())
            + ", column: "
            + quoted(mapped.column())
            + ", unit: "
            + quotedIfNeeded(mapped.unit().text());
    if (mapped.transform() == ValueTransform.NONE) {
      return fields;
    }
    String operands =
        mapped.transform().operands().stream()
            .map(name -> name + ": " + operand(proposed, name))
            .collect(Collectors.joining(", "));
    return fields
        + ", transform: "
        + mapped.transform().id()
        + (operands.isEmpty() ? "" : ", with: {" + operands + "}");
  }

  private static String operand(ProposedFeature proposed, String name) {
    Map<String, MappedFeature.Operand> operands = proposed.mapped().operands();
    MappedFeature.Operand operand = operands.get(name);
    return operand
        .column()
        .map(
            column ->
                "{column: "
                    + quoted(column)
                    + ", unit: "
                    + quotedIfNeeded(operand.unit().text())
                    + "}")
        .orElse("?");
  }

  /** Several lines of at most a width. */
  private void comment(String indent, String text, List<String> names) {
    if (text.endsWith(": ") && names.isEmpty()) {
      return;
    }
    StringBuilder line = new StringBuilder(indent + "#");
    for (String word : oneLine(text + String.join(", ", names)).split(" ")) {
      if (line.length() + word.length() >= WIDTH && line.length() > indent.length() + 1) {
        lines.add(line.toString());
        line = new StringBuilder(indent + "#  ");
      }
      line.append(' ').append(word);
    }
    lines.add(line.toString());
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ");
  }

  private static String quotedIfNeeded(String text) {
    return text.matches("[\\p{L}][\\p{L}\\p{N}_./]*") ? text : quoted(text);
  }

  /** As YAML's double-quoted text. */
  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.chars()
        .forEach(
            each -> {
              if (each == '"' || each == '\\') {
                quoted.append('\\').append((char) each);
              } else if (each < ' ') {
                quoted.append(String.format(Locale.ROOT, "\\x%02x", each));
              } else {
                quoted.append((char) each);
              }
            });
    return quoted.append('"').toString();
  }
}
