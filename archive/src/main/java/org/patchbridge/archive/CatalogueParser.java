package org.patchbridge.archive;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.patchbridge.archive.web.PartFile;
import org.patchbridge.archive.web.SafeAddress;
import org.patchbridge.files.FileNames;
import org.patchbridge.table.schema.SchemaNode;

/** Checks a YAML text and makes the groups of a {@link Catalogue} of it. */
final class CatalogueParser {
  private static final double FORMAT = 1;
  private static final String GUIDE = "docs/fetch.md";

  /** A table that is larger is no table of cells; it also bounds what a wrong entry can fetch. */
  private static final long MOST_BYTES = 1L << 34;

  private static final Pattern GROUP_NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");

  private final Map<String, TableGroup> known;
  private final Map<String, TableGroup> groups = new LinkedHashMap<>();

  private CatalogueParser(Map<String, TableGroup> known) {
    this.known = known;
  }

  /**
   * @param known groups that are there already: their names are taken, and groups may be made of
   *     them
   */
  static Map<String, TableGroup> parse(String source, String yaml, Map<String, TableGroup> known) {
    CatalogueParser parser = new CatalogueParser(known);
    parser.read(SchemaNode.parse(source, yaml, GUIDE));
    return parser.groups;
  }

  private void read(SchemaNode root) {
    root.allowOnly("format", "groups");
    SchemaNode format = root.required("format");
    if (format.number() != FORMAT) {
      throw format.error("format " + format.text() + " is unknown", "this version reads format 1");
    }
    for (Map.Entry<String, SchemaNode> entry : root.required("groups").map().entrySet()) {
      String name = entry.getKey();
      SchemaNode node = entry.getValue();
      if (!GROUP_NAME.matcher(name).matches()) {
        throw node.error(
            "'" + name + "' is no name of a group",
            "write up to 64 lower-case letters, digits and hyphens");
      }
      if (known.containsKey(name)) {
        throw node.error("a group '" + name + "' is there already", "give this one another name");
      }
      groups.put(name, group(name, node));
    }
    if (groups.isEmpty()) {
      throw root.required("groups").error("no group is named", "add one; see " + GUIDE);
    }
  }

  private TableGroup group(String name, SchemaNode node) {
    node.allowOnly("description", "terms", "cite", "files", "groups");
    String description = node.required("description").nonBlankText();
    Optional<SchemaNode> parts = node.find("groups");
    if (parts.isPresent()) {
      node.allowOnly("description", "groups");
      return new TableGroup(name, description, List.of(), parts(parts.get()));
    }
    List<PublicTable> files = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (SchemaNode file : node.required("files").list()) {
      PublicTable table = table(file, node);
      // Some systems do not tell upper from lower case.
      if (!names.add(table.name().toLowerCase(Locale.ROOT))) {
        throw file.error("two files are called '" + table.name() + "'", "rename one");
      }
      files.add(table);
    }
    if (files.isEmpty()) {
      throw node.error("the group has no files", "add one, or remove the group");
    }
    return new TableGroup(name, description, files, List.of());
  }

  /** Groups that stand before, so that none can be made of itself. */
  private List<String> parts(SchemaNode node) {
    List<String> names = new ArrayList<>();
    for (SchemaNode part : node.list()) {
      String name = part.nonBlankText();
      if (!groups.containsKey(name) && !known.containsKey(name)) {
        throw part.error("no group '" + name + "' is named before this one", "name it before");
      }
      names.add(name);
    }
    if (names.isEmpty()) {
      throw node.error("no group is named", "name one, or list files");
    }
    return names;
  }

  private static PublicTable table(SchemaNode node, SchemaNode group) {
    node.allowOnly("name", "url", "bytes", "sha256", "terms", "cite");
    return new PublicTable(
        fileName(node.required("name")),
        address(node.required("url")),
        bytes(node.required("bytes")),
        sha256(node.required("sha256")),
        node.find("terms").orElseGet(() -> group.required("terms")).nonBlankText(),
        node.find("cite").orElseGet(() -> group.required("cite")).nonBlankText());
  }

  private static String fileName(SchemaNode node) {
    String name = node.nonBlankText();
    if (!FileNames.isPlain(name) || name.endsWith(PartFile.SUFFIX)) {
      throw node.error(
          "'" + name + "' is no name of a table",
          "write letters, digits, dot, hyphen and underscore, without a folder");
    }
    return name;
  }

  private static URI address(SchemaNode node) {
    String text = node.nonBlankText();
    try {
      URI address = new URI(text);
      Optional<String> objection = SafeAddress.objectionTo(address);
      if (objection.isPresent()) {
        throw node.error(objection.get(), "write an address of https");
      }
      return address;
    } catch (URISyntaxException broken) {
      throw node.error("'" + text + "' is no address", "write an address of https");
    }
  }

  private static long bytes(SchemaNode node) {
    double bytes = node.number();
    if (bytes != Math.rint(bytes) || bytes < 1 || bytes > MOST_BYTES) {
      throw node.error(
          node.text() + " is no size of a file", "write the bytes, from 1 to " + MOST_BYTES);
    }
    return (long) bytes;
  }

  private static String sha256(SchemaNode node) {
    String digest = node.scalarText().strip();
    if (!SHA256.matcher(digest).matches()) {
      throw node.error(
          "'" + digest + "' is no SHA-256", "write the 64 hexadecimal digits that sha256sum gives");
    }
    return digest.toLowerCase(Locale.ROOT);
  }
}
