package org.patchbridge.report.value;

import java.util.List;

/**
 * What is needed to compute the report again.
 *
 * @param schemas names or files of the table schemas
 * @param values every other setting
 * @param versions programs and libraries
 * @param dataFiles inputs
 */
public record RunSettings(
    String commandLine,
    long seed,
    List<String> schemas,
    List<NamedValue> values,
    List<NamedValue> versions,
    List<DataFile> dataFiles) {

  public RunSettings {
    schemas = List.copyOf(schemas);
    values = List.copyOf(values);
    versions = List.copyOf(versions);
    dataFiles = List.copyOf(dataFiles);
  }

  /** One setting or version. */
  public record NamedValue(String name, String value) {}

  /** An input file by its content. */
  public record DataFile(String name, long bytes, String sha256) {}
}
