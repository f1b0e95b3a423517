package org.patchbridge.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file with a beginning and an end. Opening anything else that has a name in a folder can make a
 * program wait for ever: a named pipe has no bytes until another program writes some.
 */
public final class RegularFile {
  private static final int TYPE_BITS = 0xF000;
  private static final int NAMED_PIPE = 0x1000;
  private static final int CHARACTER_DEVICE = 0x2000;
  private static final int BLOCK_DEVICE = 0x6000;
  private static final int SOCKET = 0xC000;

  private RegularFile() {}

  /**
   * Passes a regular file, a link to one, and a path where nothing is, which whoever opens it finds
   * out; nothing is opened here.
   *
   * @throws RecordingException where the path leads to a folder, a named pipe, a socket or a device
   */
  public static void require(Path path) {
    if (Files.isRegularFile(path) || Files.notExists(path)) {
      return;
    }
    if (Files.isDirectory(path)) {
      throw new RecordingException(path.toString(), "", "is a folder, not a file", "name a file");
    }
    if (Files.exists(path)) {
      throw new RecordingException(
          path.toString(),
          "",
          "is " + kindOf(path) + ", not a file",
          "copy what comes from it into a file, and name that");
    }
  }

  private static String kindOf(Path path) {
    try {
      return Files.getAttribute(path, "unix:mode") instanceof Integer mode
          ? switch (mode & TYPE_BITS) {
            case NAMED_PIPE -> "a named pipe";
            case CHARACTER_DEVICE, BLOCK_DEVICE -> "a device";
            case SOCKET -> "a socket";
            default -> "something else";
          }
          : "something else";
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException unknown) {
      return "a pipe, a socket or a device";
    }
  }
}
