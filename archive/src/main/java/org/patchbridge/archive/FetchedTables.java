package org.patchbridge.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.patchbridge.archive.web.FileDigest;
import org.patchbridge.files.IoFailure;
import org.patchbridge.files.UserFolders;
import org.patchbridge.work.InputException;

/**
 * Public tables that were fetched before, found by the name of their group; asks no network.
 *
 * <pre>{@code
 * Path tables = FetchedTables.ofThisMachine().requireFolderOf("mouse-v1");
 * }</pre>
 */
public final class FetchedTables {
  private static final String FOLDER = "tables";

  private final Path folder;
  private final Catalogue catalogue;

  private FetchedTables(Path folder, Catalogue catalogue) {
    this.folder = folder;
    this.catalogue = catalogue;
  }

  /**
   * In the cache folder of the person who runs the program, with that person's catalogue.
   *
   * @throws org.patchbridge.table.schema.TableException where the user's catalogue cannot be read
   */
  public static FetchedTables ofThisMachine() {
    UserFolders folders = UserFolders.ofThisMachine();
    return in(folders.cache().resolve(FOLDER), Catalogue.ofThisUser(folders.data()));
  }

  /**
   * @param folder holds a folder for each group; it need not exist
   */
  public static FetchedTables in(Path folder, Catalogue catalogue) {
    return new FetchedTables(folder.toAbsolutePath().normalize(), catalogue);
  }

  /** The folder that holds a folder for each group; it need not exist. */
  public Path folder() {
    return folder;
  }

  public Catalogue catalogue() {
    return catalogue;
  }

  /**
   * The folder of a group, where every one of its files is there with the bytes that the catalogue
   * states. Reads the files each time, about 10 MB at 300 MB/s.
   *
   * @param group of files, such as {@code mouse-v1}; not one that is made of others
   * @return an absolute path; empty where a file is missing or has other bytes
   * @throws InputException where no such group is known or a file cannot be read
   */
  public Optional<Path> folderOf(String group) {
    TableGroup wanted = catalogue.group(group);
    if (wanted.files().isEmpty()) {
      throw new InputException(
          "'"
              + group
              + "' is made of "
              + String.join(", ", wanted.groups())
              + "; name one of them");
    }
    Path place = placeOf(wanted);
    for (PublicTable table : wanted.files()) {
      if (!holds(place.resolve(table.name()), table)) {
        return Optional.empty();
      }
    }
    return Optional.of(place);
  }

  /**
   * The same, where there is no going on without.
   *
   * @throws InputException where the group is not there as a whole; it says how to get it
   */
  public Path requireFolderOf(String group) {
    return folderOf(group)
        .orElseThrow(
            () ->
                new InputException(
                    "the public tables '"
                        + group
                        + "' are not on this machine; get them with: patchbridge fetch "
                        + group));
  }

  Path placeOf(TableGroup group) {
    return folder.resolve(group.name());
  }

  private static boolean holds(Path file, PublicTable table) {
    try {
      return FileDigest.isWhole(file, table.bytes(), table.sha256());
    } catch (IOException e) {
      throw new InputException(
          file + ": cannot be read (" + IoFailure.inWords(e) + "); check its permissions", e);
    }
  }
}
