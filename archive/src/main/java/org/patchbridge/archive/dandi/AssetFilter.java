package org.patchbridge.archive.dandi;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.patchbridge.archive.dandi.AssetList.UnusableAsset;
import org.patchbridge.work.InputException;

/**
 * Chooses files of a list. What is empty leaves none out.
 *
 * @param globs a path matches one of them: {@code *} is any text, {@code ?} any character
 * @param subjects donors as the paths name them, with or without {@code sub-}
 * @param modalities such as {@code icephys}: the file's name has one of them
 * @param named paths or ids; each has to be in the list
 * @param first at most so many are taken, in the order of their paths; 0 for all
 */
public record AssetFilter(
    List<String> globs,
    Set<String> subjects,
    Set<String> modalities,
    Set<String> named,
    int first) {
  private static final String SUBJECT = "sub-";
  private static final int MOST_TOLD = 5;

  public AssetFilter {
    globs = List.copyOf(globs);
    subjects =
        subjects.stream()
            .map(name -> name.startsWith(SUBJECT) ? name.substring(SUBJECT.length()) : name)
            .collect(Collectors.toUnmodifiableSet());
    modalities =
        modalities.stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    named = Set.copyOf(named);
  }

  /** Takes all. */
  public static AssetFilter none() {
    return new AssetFilter(List.of(), Set.of(), Set.of(), Set.of(), 0);
  }

  /**
   * What is left of a list.
   *
   * @throws InputException where nothing is, or a file or subject that was named is not in it
   */
  public AssetList of(AssetList list) {
    requireAllNamed(list);
    requireAllSubjects(list);
    List<AssetGlob> patterns = globs.stream().map(AssetGlob::new).toList();
    List<DandiAsset> left =
        list.assets().stream()
            .filter(asset -> takes(asset.path(), asset.id(), patterns))
            .limit(first == 0 ? Long.MAX_VALUE : first)
            .toList();
    List<UnusableAsset> unusable =
        list.unusable().stream().filter(asset -> takes(asset.path(), "", patterns)).toList();
    if (left.isEmpty() && unusable.isEmpty()) {
      throw new InputException(
          list.version().identifier()
              + ": none of "
              + list.assets().size()
              + " files is what was asked for; see what there is with --list");
    }
    return new AssetList(list.version(), left, unusable);
  }

  private boolean takes(String path, String id, List<AssetGlob> patterns) {
    return (globs.isEmpty() || patterns.stream().anyMatch(glob -> glob.matches(path)))
        && (subjects.isEmpty() || AssetNames.subject(path).filter(subjects::contains).isPresent())
        && (modalities.isEmpty()
            || AssetNames.modalities(path).stream().anyMatch(modalities::contains))
        && (named.isEmpty() || named.contains(path) || named.contains(id));
  }

  private void requireAllNamed(AssetList list) {
    Set<String> missing = new LinkedHashSet<>(named);
    for (DandiAsset asset : list.assets()) {
      missing.remove(asset.path());
      missing.remove(asset.id());
    }
    list.unusable().forEach(asset -> missing.remove(asset.path()));
    require(missing, "file", list);
  }

  private void requireAllSubjects(AssetList list) {
    Set<String> missing = new HashSet<>(subjects);
    list.assets().forEach(asset -> AssetNames.subject(asset.path()).ifPresent(missing::remove));
    list.unusable().forEach(asset -> AssetNames.subject(asset.path()).ifPresent(missing::remove));
    require(missing, "subject", list);
  }

  private static void require(Set<String> missing, String what, AssetList list) {
    if (!missing.isEmpty()) {
      String some = missing.stream().sorted().limit(MOST_TOLD).collect(Collectors.joining(", "));
      String more =
          missing.size() > MOST_TOLD ? " and " + (missing.size() - MOST_TOLD) + " more" : "";
      throw new InputException(
          list.version().identifier()
              + " has no "
              + what
              + " "
              + some
              + more
              + "; see what there is with --list");
    }
  }
}
