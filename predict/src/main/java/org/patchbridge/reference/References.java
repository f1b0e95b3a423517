package org.patchbridge.reference;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.bundle.BundleFolder;
import org.patchbridge.files.UserFolders;
import org.patchbridge.work.InputException;

/**
 * Where models lie that users name: a folder, or the name of a reference that was built on this
 * machine.
 *
 * @param folder holds a bundle for each reference that is built; need not exist
 */
public record References(Path folder) {
  /** Before a name, it means the reference even where a folder is called the same. */
  public static final String PREFIX = "reference:";

  /** Settings of a bundle that tell of a reference. */
  public static final String METHOD = "reference method";

  private static final String WRITTEN = "SHA256SUMS";

  /** In the data folder of the person who runs the program. */
  public static References ofThisMachine() {
    return new References(UserFolders.ofThisMachine().data().resolve("references"));
  }

  /** Where the bundle of a reference lies, or is to lie. */
  public Path placeOf(ReferenceModel model) {
    return folder.resolve(model.key());
  }

  public boolean isBuilt(ReferenceModel model) {
    return Files.isRegularFile(placeOf(model).resolve(WRITTEN));
  }

  /**
   * The folder of the bundle that a user names. A path that is there wins over a reference of the
   * same name, unless {@code reference:} stands before it.
   *
   * @throws InputException where it is neither a folder nor a reference that is built, with what
   *     there is and how it is built
   */
  public Path placeOf(String name) {
    boolean isMeant = name.startsWith(PREFIX);
    String key = isMeant ? name.substring(PREFIX.length()) : name;
    if (!isMeant && (Files.exists(Path.of(name)) || name.contains("/"))) {
      return Path.of(name);
    }
    List<ReferenceModel> named = ReferenceModel.named(key);
    if (named.size() > 1) {
      throw new InputException(
          "'"
              + key
              + "' is one model for each species; name "
              + named.stream().map(ReferenceModel::key).collect(Collectors.joining(" or ")));
    }
    if (named.isEmpty()) {
      throw new InputException(
          name
              + ": there is no such folder, and no reference of this name; name a bundle that"
              + " 'patchbridge train' has written, or a reference: "
              + known());
    }
    ReferenceModel model = named.get(0);
    if (!isBuilt(model)) {
      throw new InputException(
          "the reference '"
              + key
              + "' is not built on this machine; build it once with: patchbridge fetch allen &&"
              + " patchbridge reference "
              + key);
    }
    return placeOf(model);
  }

  private String known() {
    return List.of(ReferenceModel.values()).stream()
        .map(
            one ->
                one.key()
                    + (isBuilt(one)
                        ? ""
                        : " (not built yet; patchbridge reference " + one.key() + ")"))
        .collect(Collectors.joining(", "));
  }

  /** The bundle that a user names; see {@link #placeOf(String)}. */
  public Bundle read(String name) {
    return BundleFolder.read(placeOf(name));
  }

  /**
   * What a user should know of a reference that another version of the program has built; empty for
   * other bundles.
   */
  public static Optional<String> warning(Bundle bundle) {
    return Optional.ofNullable(bundle.origin().settings().get(METHOD))
        .filter(method -> !method.equals(ReferenceModel.METHOD_VERSION))
        .map(
            method ->
                "this reference was built by another version of the program; build it again with"
                    + " 'patchbridge reference'");
  }
}
