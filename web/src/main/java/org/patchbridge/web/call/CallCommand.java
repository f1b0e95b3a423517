package org.patchbridge.web.call;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.patchbridge.web.bench.BenchFile;
import org.patchbridge.web.bench.BenchFile.Origin;

/** The command line that does what the page shows. */
public final class CallCommand {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=,@%+-]+");
  private static final int MOST_PATHS = 4;

  private CallCommand() {}

  /**
   * @param model as the command line takes it
   * @param files in the order of the command line; sent ones under the names that they had
   * @param wholes folders that were opened whole, with the files that they held
   */
  static String predict(
      String model, List<BenchFile> files, Map<Path, List<Path>> wholes, CallControls controls) {
    List<String> words = new ArrayList<>(List.of("patchbridge", "predict", model));
    words.addAll(paths(files, wholes));
    words.addAll(controls.options());
    files.forEach(file -> words.addAll(file.options()));
    return line(words);
  }

  /** What shows a recording as the page of recordings does. */
  public static String inspect(BenchFile file) {
    List<String> words = new ArrayList<>(List.of("patchbridge", "inspect", place(file)));
    words.addAll(file.options());
    return line(words);
  }

  /** A folder stands for its files where all of them are on the bench. */
  private static Set<String> paths(List<BenchFile> files, Map<Path, List<Path>> wholes) {
    Set<Path> named =
        files.stream()
            .filter(file -> file.origin() != Origin.SENT)
            .map(BenchFile::path)
            .collect(Collectors.toSet());
    Map<Path, Path> folderOf = new HashMap<>();
    wholes.forEach(
        (folder, held) -> {
          if (named.containsAll(held)) {
            held.forEach(file -> folderOf.put(file, folder));
          }
        });
    long sent = files.stream().filter(file -> file.origin() == Origin.SENT).count();
    Set<String> paths = new LinkedHashSet<>();
    for (BenchFile file : files) {
      Path folder = folderOf.get(file.path());
      String top = file.name().replaceFirst("/.*$", "");
      boolean isOfFolder = sent > MOST_PATHS && file.name().contains("/");
      paths.add(folder != null ? folder.toString() : isOfFolder ? top : place(file));
    }
    return paths;
  }

  private static String place(BenchFile file) {
    return file.origin() == Origin.SENT ? file.name() : file.path().toString();
  }

  /** Words as a shell takes them. */
  public static String line(List<String> words) {
    return String.join(" ", words.stream().map(CallCommand::quoted).toList());
  }

  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
