package org.patchbridge.web.desk;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.patchbridge.web.bench.Uploads;

/**
 * How a server is started.
 *
 * @param port 0 for a free one
 * @param names files and folders to begin with, as the user wrote them
 * @param model a bundle or a reference that is chosen at first
 * @param threads recordings at a time; changes no number
 * @param limits of what is sent
 * @param cache folder for what is sent, in a folder of its own below
 */
public record WindowSettings(
    int port,
    List<String> names,
    Optional<String> model,
    int threads,
    Uploads.Limits limits,
    Path cache) {
  public WindowSettings {
    names = List.copyOf(names);
  }
}
