package org.patchbridge.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.patchbridge.files.SkippedPath;
import org.patchbridge.table.schema.TableFile;
import org.patchbridge.table.schema.TableSchema;
import org.patchbridge.work.InputException;

/** Which shipped schema fits which folder of feature tables. */
public final class TablesInFolder {
  /** The first line of a table is not read beyond this. */
  private static final int LONGEST_HEADER = 1 << 16;

  private TablesInFolder() {}

  /** A schema and the folder its files lie in. */
  public record Match(TableSchema schema, Path folder) {}

  /**
   * What a search for tables came to.
   *
   * @param matches in the order of the schemas, then of the folders
   * @param skipped folders and tables that could not be looked at, ordered by path
   */
  public record Discovery(List<Match> matches, List<SkippedPath> skipped) {}

  /**
   * The shipped schemas whose files, by their default names and id columns, are in the folder or in
   * one right below it. What cannot be looked at stops no search.
   *
   * @throws InputException where the folder cannot be read or nothing fits
   */
  public static Discovery discover(Path folder) {
    List<Match> found = new ArrayList<>();
    TableFolders candidates = TableFolders.of(folder);
    Map<Path, SkippedPath> skipped = new TreeMap<>();
    candidates.skipped().forEach(one -> skipped.put(one.path(), one));
    for (String name : TableSchema.shippedNames()) {
      TableSchema schema = TableSchema.shipped(name);
      for (Path candidate : candidates.folders()) {
        if (fits(schema, candidate, skipped)) {
          found.add(new Match(schema, candidate));
        }
      }
    }
    if (found.isEmpty()) {
      throw new InputException(
          folder
              + ": no tables of a shipped schema here or one folder below ("
              + String.join(", ", TableSchema.shippedNames())
              + "); name a schema with 'import --schema', see docs/schemas.md"
              + skipped.values().stream()
                  .map(one -> "; could not look at " + one.message())
                  .collect(Collectors.joining()));
    }
    return new Discovery(found, List.copyOf(skipped.values()));
  }

  private static boolean fits(TableSchema schema, Path folder, Map<Path, SkippedPath> skipped) {
    Map<String, Path> paths = schema.pathsIn(folder);
    return schema.files().stream()
        .filter(file -> !file.optional())
        .allMatch(file -> headerNames(paths.get(file.role()), file, skipped));
  }

  /** Whether the table is there and its header names the id column; all else the import checks. */
  private static boolean headerNames(Path table, TableFile file, Map<Path, SkippedPath> skipped) {
    if (!Files.isRegularFile(table)) {
      return false;
    }
    try (BufferedReader reader = Files.newBufferedReader(table, StandardCharsets.ISO_8859_1)) {
      char[] start = new char[LONGEST_HEADER];
      int read = Math.max(0, reader.read(start));
      String header = new String(start, 0, read).lines().findFirst().orElse("");
      return Stream.of(header.split("[,;\t]"))
          .map(name -> name.replaceAll("^[^\\w]+|[\\s\"]+$", ""))
          .anyMatch(file.idColumn().strip()::equals);
    } catch (IOException e) {
      skipped.put(table, SkippedPath.because(table, e));
      return false;
    }
  }
}
