package org.patchbridge.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.patchbridge.files.IoFailure;
import org.patchbridge.table.schema.TableException;
import org.patchbridge.work.InputException;

/**
 * Public tables by name. The form of the YAML is in {@code docs/fetch.md}. Immutable.
 *
 * @see #ofThisUser
 */
public final class Catalogue {
  /** What a user's own catalogue is called in the data folder. */
  public static final String USERS_FILE = "catalogue.yaml";

  private static final String SHIPPED = "catalogue.yaml";
  private static final long MOST_BYTES = 1 << 20;

  private final Map<String, TableGroup> groups;

  private Catalogue(Map<String, TableGroup> groups) {
    this.groups = groups;
  }

  /** What ships with the product. */
  public static Catalogue shipped() {
    try (InputStream in = Catalogue.class.getResourceAsStream(SHIPPED)) {
      String yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new Catalogue(CatalogueParser.parse("the shipped catalogue", yaml, Map.of()));
    } catch (IOException failure) {
      throw new UncheckedIOException("the shipped catalogue cannot be read", failure);
    }
  }

  /**
   * What ships with the product, and what the user has added as {@code catalogue.yaml} in a folder.
   *
   * @param data the user's data folder, which need not exist
   * @throws TableException where the user's file is not a catalogue
   */
  public static Catalogue ofThisUser(Path data) {
    Path added = data.resolve(USERS_FILE);
    return Files.exists(added) ? shipped().with(added) : shipped();
  }

  /**
   * These groups and those of a file, which may be made of these.
   *
   * @throws TableException with line and field where the file is not a catalogue or names a group
   *     that is here already
   */
  public Catalogue with(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        throw TableException.inFile(file, "there is no such catalogue file", "check the path");
      }
      if (Files.size(file) > MOST_BYTES) {
        throw TableException.inFile(
            file, "a catalogue has at most " + MOST_BYTES + " bytes", "check that it is one");
      }
      Map<String, TableGroup> all = new LinkedHashMap<>(groups);
      all.putAll(CatalogueParser.parse(file.toString(), Files.readString(file), groups));
      return new Catalogue(all);
    } catch (IOException failure) {
      throw TableException.inFile(
          file, "reading failed: " + IoFailure.inWords(failure), "save it as UTF-8 text");
    }
  }

  /** In the order of the text. */
  public List<TableGroup> groups() {
    return List.copyOf(groups.values());
  }

  /**
   * @throws InputException where no group has the name; it lists those that there are
   */
  public TableGroup group(String name) {
    TableGroup group = groups.get(name);
    if (group == null) {
      throw new InputException(
          "'"
              + name
              + "': no public tables have this name; there are "
              + String.join(", ", groups.keySet())
              + " (patchbridge fetch --list)");
    }
    return group;
  }

  /**
   * The groups with files that the names come to, each once.
   *
   * @throws InputException where no group has a name
   */
  public List<TableGroup> withFiles(Collection<String> names) {
    return names.stream().map(this::group).flatMap(this::parts).distinct().toList();
  }

  private Stream<TableGroup> parts(TableGroup group) {
    return group.groups().isEmpty()
        ? Stream.of(group)
        : group.groups().stream().map(this::group).flatMap(this::parts);
  }
}
