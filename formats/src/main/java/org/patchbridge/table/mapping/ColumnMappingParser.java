package org.patchbridge.table.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.patchbridge.dataset.Species;
import org.patchbridge.table.schema.DecimalSeparator;
import org.patchbridge.table.schema.NearestName;
import org.patchbridge.table.schema.SchemaNode;
import org.patchbridge.table.schema.SchemaParser;
import org.patchbridge.table.schema.TableException;
import org.patchbridge.table.vocabulary.Dimension;
import org.patchbridge.table.vocabulary.MeasureUnit;
import org.patchbridge.table.vocabulary.ValueTransform;

/** Reads the YAML of a mapping. */
final class ColumnMappingParser {
  private static final int FORMAT = 1;

  private ColumnMappingParser() {}

  static ColumnMapping parse(SchemaNode root) {
    root.allowOnly(
        "format",
        "table",
        "delimiter",
        "decimal",
        "absent",
        "cell",
        "species",
        "donor",
        "condition",
        "label",
        "features");
    SchemaNode format = root.required("format");
    if (format.number() != FORMAT) {
      throw format.error("format " + format.text() + " is unknown", "this version reads format 1");
    }
    Optional<SchemaNode> species = root.find("species");
    boolean isColumn = species.filter(node -> node.kind() == SchemaNode.Kind.MAP).isPresent();
    return new ColumnMapping(
        root.source(),
        root.find("table").map(SchemaNode::nonBlankText).orElse(""),
        root.find("delimiter").map(ColumnMappingParser::delimiter).orElse(','),
        root.find("decimal")
            .map(choice -> choice.choice(DecimalSeparator.class))
            .orElse(DecimalSeparator.POINT),
        root.find("absent").map(ColumnMappingParser::texts).orElse(SchemaParser.USUAL_ABSENT),
        root.find("cell").map(SchemaNode::nonBlankText),
        species.filter(node -> !isColumn).map(ColumnMappingParser::species),
        species.filter(node -> isColumn).map(ColumnMappingParser::columnOf),
        root.find("donor").map(SchemaNode::nonBlankText),
        root.find("condition").map(SchemaNode::nonBlankText),
        root.find("label").map(ColumnMappingParser::label),
        features(root.required("features")));
  }

  private static char delimiter(SchemaNode node) {
    return switch (node.scalarText()) {
      case "comma" -> ',';
      case "semicolon" -> ';';
      case "tab" -> '\t';
      case "|" -> '|';
      default ->
          throw node.error(
              "'" + node.text() + "' is no delimiter", "write comma, semicolon, tab or \"|\"");
    };
  }

  private static Set<String> texts(SchemaNode node) {
    return node.list().stream()
        .map(item -> item.scalarText().strip())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Species species(SchemaNode node) {
    try {
      return Species.of(node.scalarText());
    } catch (IllegalArgumentException unknown) {
      throw node.error(unknown.getMessage(), "write one, or {column: NAME} of a column with it");
    }
  }

  private static String columnOf(SchemaNode node) {
    return node.allowOnly("column").required("column").nonBlankText();
  }

  private static MappedLabel label(SchemaNode node) {
    if (node.kind() != SchemaNode.Kind.MAP) {
      return new MappedLabel(node.nonBlankText(), Map.of());
    }
    node.allowOnly("column", "classes");
    Map<String, String> classes = new LinkedHashMap<>();
    node.find("classes")
        .ifPresent(
            map -> map.map().forEach((text, name) -> classes.put(text, name.nonBlankText())));
    return new MappedLabel(node.required("column").nonBlankText(), classes);
  }

  private static List<MappedFeature> features(SchemaNode node) {
    List<MappedFeature> features = new ArrayList<>();
    Map<String, MappedFeature> byColumn = new HashMap<>();
    Map<String, MappedFeature> byFeature = new HashMap<>();
    for (SchemaNode item : isEmpty(node) ? List.<SchemaNode>of() : node.list()) {
      MappedFeature made = feature(item);
      MappedFeature sameColumn = byColumn.putIfAbsent(made.column(), made);
      if (sameColumn != null) {
        throw item.required("column")
            .error(
                "column '"
                    + made.column()
                    + "' is mapped twice, in line "
                    + sameColumn.line()
                    + " to "
                    + sameColumn.feature()
                    + " and here to "
                    + made.feature(),
                "keep the right one; what a transform needs besides goes under its 'with'");
      }
      MappedFeature sameFeature = byFeature.putIfAbsent(made.feature(), made);
      if (sameFeature != null) {
        throw item.required("feature")
            .error(
                "feature "
                    + made.feature()
                    + " is taken from two columns, in line "
                    + sameFeature.line()
                    + " from '"
                    + sameFeature.column()
                    + "' and here from '"
                    + made.column()
                    + "'",
                "keep the one that is measured as docs/features.md says");
      }
      features.add(made);
    }
    if (features.isEmpty()) {
      throw node.error(
          "no feature is mapped", "uncomment the lines that are right, or see docs/columns.md");
    }
    return features;
  }

  /** As it is where all lines below are commented out. */
  private static boolean isEmpty(SchemaNode node) {
    return node.kind() == SchemaNode.Kind.NOTHING || (node.isText() && node.text().isBlank());
  }

  private static MappedFeature feature(SchemaNode node) {
    node.allowOnly("feature", "column", "unit", "transform", "with");
    MeasureUnit unit = unit(node.required("unit"));
    ValueTransform transform =
        node.find("transform").map(ColumnMappingParser::transform).orElse(ValueTransform.NONE);
    transform
        .takes()
        .filter(dimension -> dimension != unit.dimension())
        .ifPresent(
            dimension -> {
              throw node.required("unit")
                  .error(
                      transform.id()
                          + " takes a "
                          + dimension.words()
                          + ", and "
                          + unit.text()
                          + " is a unit of "
                          + unit.dimension().words(),
                      "correct the unit or the transform");
            });
    return new MappedFeature(
        node.required("feature").nonBlankText(),
        node.required("column").nonBlankText(),
        unit,
        transform,
        operands(node, transform, unit),
        node.line());
  }

  static MeasureUnit unit(SchemaNode node) {
    String text = node.scalarText().strip();
    return MeasureUnit.parse(text)
        .orElseThrow(
            () ->
                node.error(
                    "'" + text + "' is no unit that is known",
                    NearestName.to(text, unitNames())
                        .map(name -> "did you mean '" + name + "'?")
                        .orElse("write one such as mV, pA, ms, MOhm, Hz, V/s, ratio, %")));
  }

  private static List<String> unitNames() {
    return MeasureUnit.all().stream().map(MeasureUnit::text).toList();
  }

  private static ValueTransform transform(SchemaNode node) {
    String id = node.scalarText();
    return ValueTransform.named(id)
        .orElseThrow(
            () ->
                node.error(
                    "there is no transform '" + id + "'",
                    NearestName.to(
                            id, Stream.of(ValueTransform.values()).map(ValueTransform::id).toList())
                        .map(name -> "did you mean '" + name + "'?")
                        .orElse("docs/columns.md lists them")));
  }

  private static Map<String, MappedFeature.Operand> operands(
      SchemaNode node, ValueTransform transform, MeasureUnit unit) {
    Map<String, MappedFeature.Operand> operands = new LinkedHashMap<>();
    Optional<SchemaNode> with = node.find("with");
    with.ifPresent(each -> each.allowOnly(transform.operands().toArray(String[]::new)));
    for (String name : transform.operands()) {
      SchemaNode given =
          with.flatMap(each -> each.find(name))
              .orElseThrow(
                  () ->
                      node.error(
                          "transform " + transform.id() + " needs '" + name + "'",
                          "add with: {" + name + ": a column or a number}"));
      operands.put(name, operand(given, transform.dimensionOf(name), unit));
    }
    return operands;
  }

  /** A number or a column in the unit of the transformed column, or with a unit of its own. */
  private static MappedFeature.Operand operand(
      SchemaNode node, Dimension dimension, MeasureUnit beside) {
    MeasureUnit usual = beside.dimension() == dimension ? beside : usual(dimension);
    return switch (node.kind()) {
      case NUMBER -> MappedFeature.Operand.number(node.number(), usual);
      case MAP -> {
        node.allowOnly("column", "unit");
        MeasureUnit unit = node.find("unit").map(ColumnMappingParser::unit).orElse(usual);
        if (unit.dimension() != dimension) {
          throw node.error(
              unit.text() + " is no unit of " + dimension.words(),
              "correct the unit or the column");
        }
        yield MappedFeature.Operand.column(node.required("column").nonBlankText(), unit);
      }
      default -> MappedFeature.Operand.column(node.nonBlankText(), usual);
    };
  }

  private static MeasureUnit usual(Dimension dimension) {
    String text =
        switch (dimension) {
          case VOLTAGE -> "mV";
          case TIME -> "s";
          case RATE -> "Hz";
          default -> "V/s";
        };
    return MeasureUnit.parse(text).orElseThrow();
  }

  /** A complaint about a part of the mapping that was read before. */
  static TableException wrong(
      ColumnMapping mapping, MappedFeature feature, String fact, String remedy) {
    return new TableException(
        mapping.source(),
        "feature "
            + feature.feature()
            + (feature.line() > 0 ? " (line " + feature.line() + ")" : ""),
        fact,
        remedy);
  }
}
