package org.patchbridge.web.call;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.patchbridge.web.bench.BenchFile;
import org.patchbridge.web.bench.BenchFile.Origin;

/** The command line that does what the page shows. */
public final class CallCommand {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=,@%+-]+");
  private static final int MOST_PATHS = 4;

  private CallCommand() {}

  /**
   * @param model as the command line takes it
   * @param files in any order; sent ones under the names that they had on the sender's machine
   * @param export name of a table to write; empty for none
   */
  static String predict(String model, List<BenchFile> files, CallControls controls, String export) {
    List<String> words = new ArrayList<>(List.of("patchbridge", "predict", model));
    words.addAll(paths(files));
    words.addAll(controls.options());
    files.forEach(file -> words.addAll(file.options()));
    if (!export.isEmpty()) {
      words.addAll(List.of("--to", export));
    }
    return line(words);
  }

  /** What shows a recording as the page of recordings does. */
  public static String inspect(BenchFile file) {
    List<String> words = new ArrayList<>(List.of("patchbridge", "inspect", place(file)));
    words.addAll(file.options());
    return line(words);
  }

  private static Set<String> paths(List<BenchFile> files) {
    Set<String> paths = new LinkedHashSet<>();
    files.forEach(file -> paths.add(place(file)));
    if (paths.size() <= MOST_PATHS) {
      return paths;
    }
    Set<String> folders = new LinkedHashSet<>();
    for (BenchFile file : files) {
      String place = place(file);
      int slash = place.lastIndexOf('/');
      boolean isTable = file.kind() == BenchFile.Kind.TABLE;
      String ending = place.substring(place.lastIndexOf('.'));
      folders.add(isTable ? place : slash > 0 ? place.substring(0, slash) : "*" + ending);
    }
    return folders;
  }

  private static String place(BenchFile file) {
    return file.origin() == Origin.NAMED ? file.path().toString() : file.name();
  }

  /** Words as a shell takes them. */
  static String line(List<String> words) {
    return String.join(" ", words.stream().map(CallCommand::quoted).toList());
  }

  private static String quoted(String word) {
    boolean isGlob = word.startsWith("*.");
    return isGlob || PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
