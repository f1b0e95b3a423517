package org.patchbridge.table.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.patchbridge.files.IoFailure;

/**
 * How CSV files become a cohort. Immutable; read from YAML, whose form {@code docs/schemas.md}
 * describes.
 *
 * @param files in the schema's order; the first one is the table of cells, the others are joined to
 *     it
 * @param absent texts that mean "no value", besides the empty one
 * @param label empty for tables of unlabelled cells
 * @param covariates what is known of cells besides, for models that are asked to take it
 */
public record TableSchema(
    String name,
    String description,
    SpeciesRule species,
    List<TableFile> files,
    Set<String> absent,
    Optional<ColumnRef> donor,
    Optional<ColumnRef> condition,
    Optional<LabelRule> label,
    List<FamilyRule> families,
    List<CovariateRule> covariates) {

  private static final List<String> SHIPPED =
      List.of("allen-mouse-v1", "allen-human-gaba", "allen-aligned-mouse", "allen-aligned-human");

  private static final long MOST_BYTES = 1 << 20;

  public TableSchema {
    files = List.copyOf(files);
    absent = Set.copyOf(absent);
    families = List.copyOf(families);
    covariates = List.copyOf(covariates);
  }

  /**
   * @throws TableException with the line and field where the file is not a schema
   */
  public static TableSchema read(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        throw TableException.inFile(file, "there is no such schema file", "check the path");
      }
      if (Files.size(file) > MOST_BYTES) {
        throw TableException.inFile(
            file, "a schema has at most " + MOST_BYTES + " bytes", "check that it is a schema");
      }
      return parse(file.toString(), Files.readString(file));
    } catch (IOException failure) {
      throw TableException.inFile(
          file, "reading failed: " + IoFailure.inWords(failure), "save the schema as UTF-8 text");
    }
  }

  /**
   * @param source what messages call the text
   */
  public static TableSchema parse(String source, String yaml) {
    return SchemaParser.parse(SchemaNode.parse(source, yaml, "docs/schemas.md"));
  }

  /** The names of the schemas that ship with the product. */
  public static List<String> shippedNames() {
    return SHIPPED;
  }

  /** The YAML text of a shipped schema, to read or to start one's own from. */
  public static String shippedText(String name) {
    if (!SHIPPED.contains(name)) {
      throw new TableException(
          name,
          "",
          "no schema of this name ships with the product",
          "choose one of " + String.join(", ", SHIPPED) + ", or give the path of a YAML file");
    }
    try (InputStream in = TableSchema.class.getResourceAsStream("schemas/" + name + ".yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException("schema " + name + " cannot be read", failure);
    }
  }

  public static TableSchema shipped(String name) {
    return parse("schema " + name, shippedText(name));
  }

  /** The same schema with another choice for mouse Sncg cells; unchanged where it has no labels. */
  public TableSchema withSncg(SncgPolicy policy) {
    return new TableSchema(
        name,
        description,
        species,
        files,
        absent,
        donor,
        condition,
        label.map(rule -> rule.withSncg(policy)),
        families,
        covariates);
  }

  /** Where each file lies by default inside a data set's folder, by role. */
  public Map<String, Path> pathsIn(Path folder) {
    Map<String, Path> paths = new LinkedHashMap<>();
    for (TableFile file : files) {
      paths.put(file.role(), folder.resolve(file.path()));
    }
    return paths;
  }
}
