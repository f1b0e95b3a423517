package org.patchbridge.archive.dandi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.patchbridge.archive.FetchException;
import org.patchbridge.archive.dandi.AssetJson.Read;
import org.patchbridge.archive.dandi.AssetList.UnusableAsset;
import org.patchbridge.archive.server.ArchiveServer;
import org.patchbridge.archive.server.JsonAnswers;
import org.patchbridge.archive.web.SafeAddress;
import org.patchbridge.work.InputException;

/**
 * The DANDI archive, or a mirror with the same API: what it holds, without the bytes. Open data
 * only; nobody is asked for a token.
 */
public final class DandiArchive {
  /** The archive itself. */
  public static final URI USUAL = URI.create("https://api.dandiarchive.org/api/");

  /** Environment variable that names another archive's API. */
  public static final String VARIABLE = "PATCHBRIDGE_DANDI";

  private static final int PAGE_SIZE = 200;

  private final URI api;
  private final ArchiveServer server;
  private final JsonAnswers json;

  DandiArchive(URI api, ArchiveServer server) {
    this.api = api;
    this.server = server;
    this.json = new JsonAnswers(server);
  }

  /**
   * @param api base address of an API, such as {@link #USUAL}; https, or http on this machine
   * @throws InputException where it is none that is asked
   */
  public static DandiArchive at(URI api) {
    return new DandiArchive(address(api.toString(), api.toString()), ArchiveServer.ofThisMachine());
  }

  /**
   * Base address of the archive's API, or of the one that {@value #VARIABLE} names.
   *
   * @param environment variables of the process
   * @throws InputException where it names no address that is asked
   */
  public static URI named(Map<String, String> environment) {
    String named = environment.getOrDefault(VARIABLE, "");
    return named.isBlank() ? USUAL : address(VARIABLE + "=" + named, named);
  }

  /**
   * What a user wrote, as base address of an API, with a slash at its end.
   *
   * @param what was written, in messages
   * @throws InputException where it is no address that is asked
   */
  public static URI address(String what, String text) {
    try {
      URI address = URI.create(text.endsWith("/") ? text : text + "/");
      Optional<String> objection = SafeAddress.objectionTo(address);
      if (objection.isPresent()) {
        throw new InputException(
            what + ": " + objection.get() + "; write an address such as " + USUAL);
      }
      return address;
    } catch (IllegalArgumentException noAddress) {
      throw new InputException(
          what + ": this is no address; write one such as " + USUAL, noAddress);
    }
  }

  /** Base address of the API, with a slash at its end. */
  public URI api() {
    return api;
  }

  ArchiveServer server() {
    return server;
  }

  /** Where the bytes of an asset are to be had; it redirects to an address that expires. */
  URI download(String assetId) {
    return api.resolve("assets/" + assetId + "/download/");
  }

  /**
   * The files that an identifier names.
   *
   * @param identifier without a version, the newest published one is taken, or the draft where none
   *     is published
   * @throws InputException where there is no such dandiset, version or file
   * @throws FetchException where the archive cannot be asked
   */
  public AssetList list(DandiIdentifier identifier) throws InterruptedException {
    if (identifier.dandiset().isEmpty()) {
      return list(
          new DandisetVersion("", "", "files named by their ids", List.of(), ""),
          one((DandiIdentifier.OneAsset) identifier.part()));
    }
    String dandiset = identifier.dandiset().get();
    String version =
        identifier.version().isPresent() ? identifier.version().get() : newest(dandiset);
    DandisetVersion described = describe(dandiset, version);
    List<Read> read = read(described, identifier.part());
    if (read.isEmpty()) {
      throw new InputException(
          described.identifier()
              + ": no file"
              + inWords(identifier.part())
              + "; see what there is"
              + " with --list");
    }
    return list(described, read);
  }

  private static AssetList list(DandisetVersion version, List<Read> read) {
    List<DandiAsset> usable = new ArrayList<>();
    List<UnusableAsset> unusable = new ArrayList<>();
    for (Read one : read) {
      if (one instanceof Read.Usable found) {
        usable.add(found.asset());
      } else if (one instanceof Read.Unusable found) {
        unusable.add(new UnusableAsset(found.path(), found.reason()));
      }
    }
    return new AssetList(version, usable, unusable);
  }

  private static String inWords(DandiIdentifier.Part part) {
    if (part instanceof DandiIdentifier.Location location) {
      return " or folder is called '" + location.path() + "'";
    }
    if (part instanceof DandiIdentifier.Prefix prefix) {
      return " has a path that starts with '" + prefix.path() + "'";
    }
    return part instanceof DandiIdentifier.Matching matching
        ? " has a path like '" + matching.glob() + "'"
        : " is in it";
  }

  private String newest(String dandiset) throws InterruptedException {
    JsonNode answer = require(api.resolve("dandisets/" + dandiset + "/"), noSuchSet(dandiset));
    return AssetJson.text(answer.path("most_recent_published_version"), "version")
        .orElse(DandisetVersion.DRAFT);
  }

  private String noSuchSet(String dandiset) {
    return "DANDI:"
        + dandiset
        + ": the archive at "
        + api
        + " has no such dandiset; check the six"
        + " digits";
  }

  private DandisetVersion describe(String dandiset, String version) throws InterruptedException {
    JsonNode metadata =
        require(
            api.resolve("dandisets/" + dandiset + "/versions/" + version + "/"),
            "DANDI:"
                + dandiset
                + "/"
                + version
                + ": the archive at "
                + api
                + " has no such dandiset, or no such version of it; without a version, the newest"
                + " is taken");
    List<String> licences = new ArrayList<>();
    metadata.path("license").forEach(licence -> licences.add(licence.asText()));
    return new DandisetVersion(
        dandiset,
        version,
        AssetJson.text(metadata, "name").orElse(""),
        licences,
        AssetJson.text(metadata, "citation").orElse(""));
  }

  private JsonNode require(URI address, String message) throws InterruptedException {
    Optional<JsonNode> answer = json.get(address);
    if (answer.isEmpty()) {
      throw new InputException(message);
    }
    return answer.get();
  }

  private List<Read> one(DandiIdentifier.OneAsset asset) throws InterruptedException {
    JsonNode metadata =
        require(
            api.resolve("assets/" + asset.id() + "/"),
            asset.id() + ": the archive at " + api + " has no file of this id; check it");
    return List.of(AssetJson.read(asset.id(), MissingNode.getInstance(), metadata));
  }

  private List<Read> read(DandisetVersion version, DandiIdentifier.Part part)
      throws InterruptedException {
    if (part instanceof DandiIdentifier.OneAsset asset) {
      return one(asset);
    }
    if (part instanceof DandiIdentifier.Location location) {
      return at(location.path(), pages(version, "&path=" + encoded(location.path())));
    }
    if (part instanceof DandiIdentifier.Prefix prefix) {
      return pages(version, "&path=" + encoded(prefix.path()));
    }
    if (part instanceof DandiIdentifier.Matching matching) {
      AssetGlob glob = new AssetGlob(matching.glob());
      String narrowed = matching.glob().indexOf('?') < 0 ? "&glob=" + encoded(glob.text()) : "";
      return pages(version, narrowed).stream().filter(one -> glob.matches(one.path())).toList();
    }
    return pages(version, "");
  }

  /** The file of this very path, or else what lies in the folder. */
  private static List<Read> at(String path, List<Read> withPrefix) {
    List<Read> file = withPrefix.stream().filter(one -> one.path().equals(path)).toList();
    String folder = path.endsWith("/") ? path : path + "/";
    return file.isEmpty()
        ? withPrefix.stream().filter(one -> one.path().startsWith(folder)).toList()
        : file;
  }

  private List<Read> pages(DandisetVersion version, String narrowed) throws InterruptedException {
    URI first =
        api.resolve(
            "dandisets/"
                + version.dandiset()
                + "/versions/"
                + version.version()
                + "/assets/?page_size="
                + PAGE_SIZE
                + "&metadata=true&order=path"
                + narrowed);
    return new AssetPages(json, api).readAll(first);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
