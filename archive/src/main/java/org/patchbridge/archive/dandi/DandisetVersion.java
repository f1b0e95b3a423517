package org.patchbridge.archive.dandi;

import java.util.List;
import org.patchbridge.files.FileNames;

/**
 * One state of a dandiset.
 *
 * @param dandiset six digits
 * @param version such as {@code 0.210913.1639}, which never changes, or {@code draft}, which may
 * @param name its title
 * @param licences such as {@code spdx:CC-BY-4.0}
 * @param citation what to cite; may be empty
 */
public record DandisetVersion(
    String dandiset, String version, String name, List<String> licences, String citation) {
  static final String DRAFT = "draft";

  public DandisetVersion {
    licences = List.copyOf(licences);
  }

  /** {@code DANDI:000020/0.210913.1639}; for files that were named by their ids, that they were. */
  public String identifier() {
    return dandiset.isEmpty() ? "files of DANDI" : "DANDI:" + dandiset + "/" + version;
  }

  /** Where a file of it is, in words that {@code download} takes, too, for plain paths. */
  public String placeOf(DandiAsset asset) {
    String within = ContainedPath.of(asset.path());
    return (dandiset.isEmpty() ? "DANDI:" + asset.id() : identifier()) + "/" + within;
  }

  /** The name of a folder for its files. */
  public String folder() {
    return dandiset.isEmpty() ? "dandi" : FileNames.of(dandiset);
  }

  /** Whether the same identifier may stand for other files tomorrow. */
  public boolean mayChange() {
    return version.equals(DRAFT);
  }
}
