package org.patchbridge.table.schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.patchbridge.dataset.Species;
import org.patchbridge.files.FileNames;

/** Checks a YAML text and makes a {@link TableSchema} of it. */
public final class SchemaParser {
  private static final double FORMAT = 1;

  /** So that, with the other reasons, a family block can tell apart why a value is absent. */
  private static final int MOST_BOUNDS = 150;

  private static final int MOST_ABSENT_TEXTS = 50;

  /** What tables write for "no value" unless a schema says otherwise. */
  public static final Set<String> USUAL_ABSENT =
      Set.of("NA", "N/A", "NaN", "nan", "NAN", "NULL", "null", "None", "none");

  private final SchemaNode root;
  private final Map<String, TableFile> files = new LinkedHashMap<>();

  private SchemaParser(SchemaNode root) {
    this.root = root;
  }

  static TableSchema parse(SchemaNode root) {
    return new SchemaParser(root).schema();
  }

  private TableSchema schema() {
    root.allowOnly(
        "format",
        "name",
        "description",
        "species",
        "files",
        "absent",
        "donor",
        "condition",
        "label",
        "families",
        "covariates");
    SchemaNode format = root.required("format");
    if (format.number() != FORMAT) {
      throw format.error("format " + format.text() + " is unknown", "this version reads format 1");
    }
    readFiles(root.required("files"));
    return new TableSchema(
        root.required("name").nonBlankText(),
        root.find("description").map(SchemaNode::nonBlankText).orElse(""),
        species(root.required("species")),
        List.copyOf(files.values()),
        root.find("absent").map(SchemaParser::texts).orElse(USUAL_ABSENT),
        root.find("donor").map(this::column),
        root.find("condition").map(this::column),
        root.find("label").map(node -> new LabelRuleParser(this::column).parse(node)),
        families(root.required("families")),
        root.find("covariates")
            .map(new CovariateRuleParser(this::column)::parse)
            .orElse(List.of()));
  }

  private void readFiles(SchemaNode node) {
    for (Map.Entry<String, SchemaNode> entry : node.map().entrySet()) {
      TableFile file = file(entry.getKey(), entry.getValue());
      if (files.isEmpty() && file.optional()) {
        throw entry.getValue().error("the first file is the table of cells", "it is not optional");
      }
      files.put(file.role(), file);
    }
    if (files.isEmpty()) {
      throw node.error("no file is named", "add one; see docs/schemas.md");
    }
  }

  private TableFile file(String role, SchemaNode node) {
    node.allowOnly("path", "optional", "delimiter", "decimal", "id", "duplicates");
    SchemaNode id = node.required("id").allowOnly("column", "pattern", "matches");
    char delimiter = node.find("delimiter").map(SchemaParser::delimiter).orElse(',');
    DecimalSeparator decimal =
        node.find("decimal")
            .map(choice -> choice.choice(DecimalSeparator.class))
            .orElse(DecimalSeparator.POINT);
    boolean optional = node.find("optional").map(SchemaParser::yesOrNo).orElse(false);
    return new TableFile(
        role,
        path(node.required("path")),
        optional,
        delimiter,
        decimal,
        id.required("column").nonBlankText(),
        id.find("pattern").map(SchemaParser::pattern).orElse(Pattern.compile(".*", Pattern.DOTALL)),
        id.find("matches").map(column -> matched(column, optional)),
        node.find("duplicates")
            .map(choice -> choice.choice(TableFile.OnDuplicate.class))
            .orElse(TableFile.OnDuplicate.AGREEING));
  }

  /** The column of an earlier file that says which cell an id is of. */
  private ColumnRef matched(SchemaNode node, boolean optional) {
    if (files.isEmpty()) {
      throw node.error(
          "the first file is the table of cells, there is none before it to match",
          "remove 'matches'; its own id is the key");
    }
    node.allowOnly("file", "column");
    SchemaNode file = node.required("file");
    TableFile earlier = files.get(file.scalarText());
    if (earlier == null) {
      throw file.error(
          "no file '" + file.text() + "' is named before this one",
          "named are " + String.join(", ", files.keySet()));
    }
    if (earlier.optional() && !optional) {
      throw file.error(
          "'" + file.text() + "' is optional, and this file cannot be joined without it",
          "make this file optional, too");
    }
    return new ColumnRef(file.text(), node.required("column").nonBlankText());
  }

  private static String path(SchemaNode node) {
    String path = node.nonBlankText();
    if (!FileNames.staysInside(path)) {
      throw node.error(
          "'" + path + "' leads out of the folder that is imported",
          "write a path inside it, with /; a table elsewhere is named as ROLE=FILE on import");
    }
    return path;
  }

  private static char delimiter(SchemaNode node) {
    String text = node.scalarText();
    return switch (text) {
      case "comma" -> ',';
      case "semicolon" -> ';';
      case "tab" -> '\t';
      default -> {
        if (text.length() != 1 || "\"\r\n".contains(text)) {
          throw node.error(
              "'" + text + "' is no delimiter", "write comma, semicolon, tab or one character");
        }
        yield text.charAt(0);
      }
    };
  }

  private static boolean yesOrNo(SchemaNode node) {
    return switch (node.scalarText()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw node.error("'" + node.text() + "' is no choice", "write true or false");
    };
  }

  private static Pattern pattern(SchemaNode node) {
    try {
      return Pattern.compile(node.scalarText());
    } catch (PatternSyntaxException broken) {
      throw node.error(
          "not a regular expression: " + broken.getDescription(), "correct the pattern");
    }
  }

  private static Set<String> texts(SchemaNode node) {
    Set<String> texts = new LinkedHashSet<>();
    node.list().forEach(item -> texts.add(item.scalarText().strip()));
    if (texts.size() > MOST_ABSENT_TEXTS) {
      throw node.error("more than " + MOST_ABSENT_TEXTS + " texts for 'no value'", "name fewer");
    }
    return texts;
  }

  private SpeciesRule species(SchemaNode node) {
    if (node.kind() == SchemaNode.Kind.MAP) {
      return new SpeciesRule.Stated(column(node));
    }
    try {
      return new SpeciesRule.Constant(Species.of(node.scalarText()));
    } catch (IllegalArgumentException unknown) {
      throw node.error(unknown.getMessage(), "write one, or name a column that says it");
    }
  }

  /** A column of the first file, written as its name, or of any: {file: ..., column: ...}. */
  private ColumnRef column(SchemaNode node) {
    if (node.kind() != SchemaNode.Kind.MAP) {
      return new ColumnRef(files.keySet().iterator().next(), node.nonBlankText());
    }
    node.allowOnly("file", "column");
    SchemaNode file = node.required("file");
    if (!files.containsKey(file.scalarText())) {
      throw file.error(
          "no file '" + file.text() + "' is named under 'files'",
          "named are " + String.join(", ", files.keySet()));
    }
    return new ColumnRef(file.scalarText(), node.required("column").nonBlankText());
  }

  private List<FamilyRule> families(SchemaNode node) {
    List<FamilyRule> families = new ArrayList<>();
    Set<String> names = new HashSet<>();
    Set<String> features = new HashSet<>();
    for (SchemaNode family : node.list()) {
      family.allowOnly("family", "columns");
      SchemaNode name = family.required("family");
      if (!names.add(name.nonBlankText())) {
        throw name.error("family '" + name.text() + "' stands twice", "merge the two");
      }
      families.add(new FamilyRule(name.nonBlankText(), features(family, features)));
    }
    if (families.isEmpty()) {
      throw node.error("no family is named", "add one; see docs/schemas.md");
    }
    return families;
  }

  private List<FeatureRule> features(SchemaNode family, Set<String> names) {
    FeatureRuleParser parser = new FeatureRuleParser(this::column);
    List<FeatureRule> rules = new ArrayList<>();
    for (SchemaNode node : family.required("columns").list()) {
      FeatureRule rule = parser.parse(node);
      if (!names.add(rule.column().name())) {
        throw node.error("feature '" + rule.column().name() + "' stands twice", "rename one");
      }
      rules.add(rule);
    }
    if (rules.isEmpty()) {
      throw family.error("the family has no columns", "add one or remove the family");
    }
    if (rules.stream().mapToInt(rule -> rule.valid().bounds().size()).sum() > MOST_BOUNDS) {
      throw family.error(
          "the family has more than " + MOST_BOUNDS + " limits of valid ranges", "split it in two");
    }
    return rules;
  }
}
