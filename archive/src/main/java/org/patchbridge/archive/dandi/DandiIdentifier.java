package org.patchbridge.archive.dandi;

import java.net.URI;
import java.util.Optional;
import org.patchbridge.work.InputException;

/**
 * What an identifier names: a dandiset, or files of one. Read by {@link #parse}.
 *
 * @param dandiset six digits; empty only for an asset that is named by nothing but its id
 * @param version such as {@code 0.210913.1639} or {@code draft}; empty for the newest published
 *     one, or the draft where none is published
 * @param part which of its files
 */
public record DandiIdentifier(Optional<String> dandiset, Optional<String> version, Part part) {

  /** Which files of a dandiset. */
  public sealed interface Part {}

  /** All of them. */
  public record Everything() implements Part {}

  /** A file of this path, or else those of the folder. */
  public record Location(String path) implements Part {}

  /** Paths that start so, whatever their case; also in the middle of a name. */
  public record Prefix(String path) implements Part {}

  /** Paths that match; see {@link AssetGlob}. */
  public record Matching(String glob) implements Part {}

  /**
   * One file.
   *
   * @param id a UUID
   */
  public record OneAsset(String id) implements Part {}

  /**
   * Reads any form that people paste: {@code DANDI:000020/0.210913.1639}, {@code
   * dandi://dandi/000020@draft/sub-1/}, addresses of identifiers.org, of a DOI, of the web pages
   * and of the API, or the bare {@code 000020}.
   *
   * @param api base address of the archive's API: addresses below it are known, too
   * @throws InputException where it is none of them
   */
  public static DandiIdentifier parse(String text, URI api) {
    return IdentifierForms.read(text.strip(), api)
        .orElseThrow(
            () ->
                new InputException(
                    "'"
                        + text
                        + "': this is no identifier of the DANDI archive; write"
                        + " DANDI:000020, DANDI:000020/0.210913.1639,"
                        + " dandi://dandi/000020@0.210913.1639/sub-1/, or paste the address of a"
                        + " page of dandiarchive.org"));
  }

  /** Whether a text is meant as one of the archive's: no path of a file looks so. */
  public static boolean isOne(String text, URI api) {
    return IdentifierForms.looksLike(text.strip(), api);
  }

  /** The dandiset with this version. */
  DandiIdentifier at(String newest) {
    return new DandiIdentifier(dandiset, Optional.of(newest), part);
  }
}
