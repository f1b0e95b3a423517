package org.patchbridge.files;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The one place where a text becomes the name of a file: names of cohorts and cells, titles of
 * figures, paths in schemas. A cohort may be called {@code ../../evil}, its files may not.
 *
 * <p>An instance keeps the names of one folder different from one another; the same texts in the
 * same order give the same names.
 */
public final class FileNames {
  private static final int LONGEST = 100;
  private static final String UNNAMED = "unnamed";
  private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9._-]");
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*");
  private static final Pattern LEADING = Pattern.compile("^[.-]+");
  private static final Pattern TRAILING = Pattern.compile("\\.+$");

  /** Names of devices on Windows, with any ending. */
  private static final Pattern DEVICE =
      Pattern.compile("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");

  private final Set<String> taken = new HashSet<>();

  /**
   * A name without a folder for any text: of ASCII letters, digits, dot, hyphen and underscore, not
   * hidden, not of a device, of 1 to 100 characters. What else the text has becomes an underscore,
   * so different texts can have one name; see {@link #next} where both are files of one folder.
   */
  public static String of(String text) {
    String name = UNSAFE.matcher(text).replaceAll("_");
    name = LEADING.matcher(name).replaceFirst("");
    name = name.substring(0, Math.min(LONGEST, name.length()));
    name = TRAILING.matcher(name).replaceFirst("");
    if (name.isEmpty()) {
      return UNNAMED;
    }
    return DEVICE.matcher(name).matches() ? "_" + name : name;
  }

  /**
   * Whether a text is the name of a file as {@link #of} makes them: it leads to no other folder.
   */
  public static boolean isPlain(String text) {
    return PLAIN.matcher(text).matches() && text.equals(of(text));
  }

  /** The name of a text in this folder: a number is added to a name that is taken. */
  public String next(String text) {
    String name = of(text);
    String free = name;
    // Some systems do not tell upper from lower case.
    for (int number = 2; !taken.add(free.toLowerCase(Locale.ROOT)); number++) {
      free = name + "-" + number;
    }
    return free;
  }

  /** The names of several texts in this folder. */
  public List<String> next(List<String> texts) {
    List<String> names = new ArrayList<>();
    texts.forEach(text -> names.add(next(text)));
    return names;
  }

  /**
   * Whether a relative path, as a schema gives it, stays inside any folder that it is resolved
   * against: not absolute on any system, no {@code ..} beyond its start, nothing but a path.
   */
  public static boolean staysInside(String path) {
    try {
      if (path.indexOf('\\') >= 0 || path.matches("[A-Za-z]:.*") || Path.of(path).isAbsolute()) {
        return false;
      }
      Path normal = Path.of(path).normalize();
      return !normal.toString().isEmpty() && !normal.startsWith("..");
    } catch (InvalidPathException noPath) {
      return false;
    }
  }

  /**
   * The last part of a path of any system, as a table or a recording from another computer gives
   * it; empty where it ends in a separator.
   */
  public static String last(String path) {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }
}
