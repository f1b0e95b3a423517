package org.patchbridge.archive.dandi;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.patchbridge.archive.dandi.AssetList.UnusableAsset;
import org.patchbridge.archive.dandi.DownloadManifest.Entry;

/**
 * Which file goes where: no two to one place, on systems that do not tell upper from lower case
 * either, and none to where another one needs a folder.
 *
 * @param files in the order of the paths
 * @param refused those that would come in the way of others
 */
record DownloadPlan(List<Planned> files, List<UnusableAsset> refused) {

  record Planned(DandiAsset asset, Path target) {}

  /** The first of several that collide is taken. */
  static DownloadPlan of(DownloadManifest manifest, Path folder) {
    List<DandiAsset> assets = manifest.entries().stream().map(Entry::asset).toList();
    Set<String> folders = new HashSet<>();
    for (DandiAsset asset : assets) {
      String path = lower(asset);
      for (int at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
        folders.add(path.substring(0, at));
      }
    }
    List<Planned> files = new ArrayList<>();
    List<UnusableAsset> refused = new ArrayList<>();
    Map<String, String> taken = new HashMap<>();
    for (DandiAsset asset : assets) {
      String path = lower(asset);
      if (folders.contains(path)) {
        refused.add(new UnusableAsset(asset.path(), "other files need a folder of this name"));
        continue;
      }
      String other = taken.putIfAbsent(path, asset.path());
      if (other != null) {
        refused.add(
            new UnusableAsset(
                asset.path(),
                "its place is that of '" + other + "'; fetch it into another folder by its id"));
        continue;
      }
      files.add(new Planned(asset, folder.resolve(ContainedPath.of(asset.path()))));
    }
    return new DownloadPlan(files, refused);
  }

  /** Of all files. */
  long bytes() {
    return files.stream().mapToLong(file -> file.asset().bytes()).sum();
  }

  private static String lower(DandiAsset asset) {
    return ContainedPath.of(asset.path()).toLowerCase(Locale.ROOT);
  }
}
