package org.patchbridge.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.patchbridge.table.schema.TableSchema;

/** Two small tables and their schema, which each test bends to its purpose. */
public record SmallTables(Path folder, String yaml) {

  public static final String FEATURES = "cell,tau,rest\n1,12.5,-70\n2,20,-65.5\n3,8,-60\n";
  public static final String METADATA = "cell,donor,type\n1,a,Sst\n2,a,Pvalb\n3,b,Sst\n";

  public static final String SCHEMA =
      """
      format: 1
      name: small
      species: mouse
      files:
        features:
          path: features.csv
          id: {column: cell}
        metadata:
          path: metadata.csv
          id: {column: cell}
      donor: {file: metadata, column: donor}
      label:
        column: {file: metadata, column: type}
        classes: {Sst: Sst, Pvalb: Pvalb}
      families:
        - family: passive
          columns:
            - {name: tau, unit: s, over: 1000, valid: {above: 0, at-most: 0.15}}
            - {name: rest, unit: mV}
      """;

  public static SmallTables in(Path folder) {
    return new SmallTables(folder, SCHEMA).features(FEATURES).metadata(METADATA);
  }

  public SmallTables features(String text) {
    return features(text.getBytes(StandardCharsets.UTF_8));
  }

  public SmallTables features(byte[] bytes) {
    return write("features.csv", bytes);
  }

  public SmallTables metadata(String text) {
    return write("metadata.csv", text.getBytes(StandardCharsets.UTF_8));
  }

  SmallTables write(String name, byte[] bytes) {
    try {
      Files.write(folder.resolve(name), bytes);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return this;
  }

  /** The same tables with a part of the schema replaced, which has to be in it. */
  public SmallTables schemaWith(String part, String replacement) {
    if (!yaml.contains(part)) {
      throw new IllegalArgumentException("the schema has no '" + part + "'");
    }
    return new SmallTables(folder, yaml.replace(part, replacement));
  }

  public Path featuresFile() {
    return folder.resolve("features.csv");
  }

  public ImportedCohort read() {
    return SchemaImport.with(TableSchema.parse("small.yaml", yaml)).read(folder);
  }
}
