package org.patchbridge.cli.option;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Makes a path of what a user wrote; says what is in the way where that can't be done. */
public final class PathArgument implements ITypeConverter<Path> {
  @Override
  public Path convert(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new TypeConversionException(message(e));
    }
  }

  /**
   * Mostly the locale: under C or POSIX, as in containers and under cron, Java can write letters of
   * ASCII only.
   */
  public static String message(InvalidPathException path) {
    return path.getInput()
        + ": no file can have this name here ("
        + path.getReason()
        + "; names of files are written in "
        + System.getProperty("sun.jnu.encoding", "an unknown encoding")
        + "); start with the command patchbridge, or set LC_ALL=C.UTF-8, or rename the file";
  }
}
