package org.patchbridge.study.contender;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.patchbridge.files.IoFailure;
import org.patchbridge.work.InputException;

/** Files of predictions, named one by one or by their folder. */
public final class PredictionFiles {
  private static final int MOST_FILES = 1_000;

  private PredictionFiles() {}

  /**
   * The files, and those with the ending {@code .csv} right in the folders, by name.
   *
   * @throws InputException where there is no such file, or a folder holds none or too many
   */
  public static List<Path> in(List<Path> named) {
    List<Path> files = new ArrayList<>();
    for (Path path : named) {
      if (Files.isDirectory(path)) {
        files.addAll(in(path));
      } else {
        files.add(path);
      }
    }
    return List.copyOf(files);
  }

  /** What a model is called where nothing else says it: the file without its ending. */
  public static String name(Path file) {
    return file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
  }

  /**
   * The files with the ending {@code .csv} right in the folder, by name.
   *
   * @throws InputException where it cannot be read, or holds none or too many
   */
  public static List<Path> in(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new InputException(
          folder + ": there is no such folder; name the one that holds the predictions");
    }
    try (Stream<Path> entries = Files.list(folder)) {
      List<Path> tables =
          entries
              .filter(Files::isRegularFile)
              .filter(
                  file -> file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".csv"))
              .sorted()
              .limit(MOST_FILES + 1L)
              .toList();
      if (tables.isEmpty() || tables.size() > MOST_FILES) {
        throw new InputException(
            folder
                + (tables.isEmpty() ? ": holds no .csv file" : ": holds more than 1,000 .csv files")
                + "; name the folder that holds the predictions, or the files");
      }
      return tables;
    } catch (IOException e) {
      throw new InputException(folder + ": cannot be read (" + IoFailure.inWords(e) + ")", e);
    }
  }
}
