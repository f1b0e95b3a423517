package org.patchbridge.archive.dandi;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.patchbridge.archive.dandi.AssetJson.Read;
import org.patchbridge.files.AtomicFile;
import org.patchbridge.files.IoFailure;
import org.patchbridge.work.InputException;

/**
 * What a folder is to hold: files with ids and digests, from which the same set can be fetched
 * again and a folder be checked. The form is in {@code docs/download.md}.
 *
 * @param api base address of the archive's API
 * @param entries in the order of their paths
 */
public record DownloadManifest(URI api, List<Entry> entries) {
  /** What it is called in the folder of a download. */
  public static final String NAME = "dandi-manifest.json";

  private static final int FORMAT = 1;
  private static final long MOST_BYTES = 1L << 29;
  private static final JsonMapper MAPPER = new JsonMapper();

  /** A file and the version of the dandiset that it was listed in. */
  public record Entry(DandisetVersion version, DandiAsset asset) {

    /** Where it lies in the folder, of plain names with {@code /}. */
    public String file() {
      return ContainedPath.of(asset.path());
    }
  }

  public DownloadManifest {
    entries = entries.stream().sorted(Comparator.comparing(Entry::file)).toList();
  }

  /** Of which its files are, each once. */
  public List<DandisetVersion> versions() {
    return entries.stream().map(Entry::version).distinct().toList();
  }

  static DownloadManifest of(URI api, AssetList list) {
    return new DownloadManifest(
        api, list.assets().stream().map(asset -> new Entry(list.version(), asset)).toList());
  }

  /** These files, and those of an earlier manifest that lie elsewhere. */
  DownloadManifest after(DownloadManifest earlier) {
    Map<String, Entry> all = new LinkedHashMap<>();
    earlier.entries().forEach(entry -> all.put(entry.file(), entry));
    entries.forEach(entry -> all.put(entry.file(), entry));
    return new DownloadManifest(api, List.copyOf(all.values()));
  }

  /**
   * @param file a manifest, or a folder that holds one
   * @throws InputException where it is none
   */
  public static DownloadManifest read(Path file) {
    Path manifest = Files.isDirectory(file) ? file.resolve(NAME) : file;
    try {
      if (!Files.isRegularFile(manifest)) {
        throw new InputException(
            manifest + ": there is no manifest here; 'download' leaves one in its folder");
      }
      if (Files.size(manifest) > MOST_BYTES) {
        throw broken(manifest, "it has more than " + MOST_BYTES + " bytes");
      }
      return parse(manifest, MAPPER.readTree(manifest.toFile()));
    } catch (JacksonException noJson) {
      throw broken(manifest, "it is no JSON");
    } catch (IOException e) {
      throw new InputException(
          manifest + ": cannot be read (" + IoFailure.inWords(e) + "); check its permissions", e);
    }
  }

  private static InputException broken(Path file, String fact) {
    return new InputException(
        file + ": this is no manifest of a download: " + fact + "; see docs/download.md");
  }

  private static DownloadManifest parse(Path file, JsonNode root) {
    if (root.path("format").asInt() != FORMAT) {
      throw broken(file, "format " + root.path("format") + " is unknown, format 1 is read");
    }
    Map<String, DandisetVersion> versions = new LinkedHashMap<>();
    for (JsonNode node : root.path("dandisets")) {
      DandisetVersion version = ManifestJson.version(node);
      versions.put(version.identifier(), version);
    }
    List<Entry> entries = new ArrayList<>();
    for (JsonNode node : root.path("files")) {
      String place = "file " + (entries.size() + 1);
      Read read = ManifestJson.asset(node);
      DandisetVersion version = versions.get(node.path("of").asText());
      if (version == null) {
        throw broken(file, place + " is of no dandiset that it names");
      }
      if (read instanceof Read.Unusable unusable) {
        throw broken(file, place + " (" + unusable.path() + "): " + unusable.reason());
      }
      entries.add(new Entry(version, ((Read.Usable) read).asset()));
    }
    if (entries.isEmpty()) {
      throw broken(file, "it names no file");
    }
    return new DownloadManifest(address(file, root.path("archive").asText()), entries);
  }

  private static URI address(Path file, String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException noAddress) {
      throw broken(file, "'" + text + "' is no address of an archive");
    }
  }

  /**
   * @throws InputException where it cannot be written
   */
  void write(Path folder) {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("format", FORMAT).put("archive", api.toString());
    ArrayNode dandisets = root.putArray("dandisets");
    versions().forEach(version -> ManifestJson.write(version, dandisets.addObject()));
    ArrayNode files = root.putArray("files");
    entries.forEach(entry -> ManifestJson.write(entry, files.addObject()));
    Path file = folder.resolve(NAME);
    try {
      Files.createDirectories(folder);
      AtomicFile.removeUnfinished(file);
      AtomicFile.write(file, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(root));
    } catch (IOException e) {
      throw new InputException(
          file
              + ": cannot be written ("
              + IoFailure.inWords(e)
              + "); free some space, or name another folder with --to",
          e);
    }
  }
}
