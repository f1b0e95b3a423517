package org.patchbridge.archive.dandi;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.patchbridge.archive.FetchException;
import org.patchbridge.archive.dandi.AssetJson.Read;
import org.patchbridge.archive.server.JsonAnswers;

/**
 * Follows a list from page to page. The number of entries that a page states is not relied on: the
 * archive gives none after the first page.
 */
final class AssetPages {
  /** The largest dandisets have some 200,000 files. */
  private static final int MOST_ASSETS = 2_000_000;

  private final JsonAnswers json;
  private final URI api;

  AssetPages(JsonAnswers json, URI api) {
    this.json = json;
    this.api = api;
  }

  /**
   * Every asset of a list once, whatever the pages hold twice.
   *
   * @param first address of the first page
   */
  List<Read> readAll(URI first) throws InterruptedException {
    List<Read> read = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    Set<URI> pages = new HashSet<>();
    Optional<URI> page = Optional.of(first);
    while (page.isPresent()) {
      URI address = page.get();
      if (!pages.add(address)) {
        throw new FetchException(
            address.toString(), "the pages of the list lead in a circle", "report it");
      }
      JsonNode answer =
          json.get(address)
              .orElseThrow(
                  () ->
                      new FetchException(
                          address.toString(), "there is no such list", "check the identifier"));
      if (!answer.path("results").isArray()) {
        throw new FetchException(
            address.toString(), "the answer is no list of files", "check the archive's address");
      }
      for (JsonNode entry : answer.path("results")) {
        Optional<String> id = AssetJson.id(entry);
        if (id.isPresent() && seen.add(id.get())) {
          read.add(read(id.get(), entry));
        }
      }
      if (seen.size() > MOST_ASSETS) {
        throw new FetchException(
            first.toString(), "more than " + MOST_ASSETS + " files", "choose a part of them");
      }
      page = next(address, answer);
    }
    return read;
  }

  private Read read(String id, JsonNode entry) throws InterruptedException {
    if (entry.path("metadata").isObject() || AssetJson.text(entry, "zarr").isPresent()) {
      return AssetJson.read(id, entry, entry.path("metadata"));
    }
    URI address = api.resolve("assets/" + id + "/");
    JsonNode metadata =
        json.get(address)
            .orElseThrow(
                () ->
                    new FetchException(
                        address.toString(), "a listed file is not there", "give it again later"));
    return AssetJson.read(id, entry, metadata);
  }

  /** Only on the same server: a list that leads elsewhere is not the archive's. */
  private static Optional<URI> next(URI from, JsonNode answer) {
    Optional<String> text = AssetJson.text(answer, "next").filter(next -> !next.isBlank());
    if (text.isEmpty()) {
      return Optional.empty();
    }
    URI next;
    try {
      next = from.resolve(text.get());
    } catch (IllegalArgumentException broken) {
      next = URI.create("about:blank");
    }
    boolean sameServer =
        from.getScheme().equalsIgnoreCase(next.getScheme())
            && from.getRawAuthority().equalsIgnoreCase(next.getRawAuthority());
    if (!sameServer) {
      throw new FetchException(
          from.toString(),
          "the next page of the list is said to be at '" + text.get() + "', on another server",
          "report it to the archive");
    }
    return Optional.of(next);
  }
}
