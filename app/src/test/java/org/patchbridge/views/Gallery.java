package org.patchbridge.views;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page of all views with made-up data, linked as a report is: one file. */
final class Gallery {
  private static final String[] VIEWS = {
    "scatter.js",
    "table.js",
    "dots.js",
    "confusion.js",
    "graph.js",
    "sweeps.js",
    "families.js",
    "evidence.js",
    "bars.js",
    "picker.js",
    "download.js",
    "selection.js"
  };

  private Gallery() {}

  /** Writes the page and gives its address; a query such as {@code ?hostile} changes its data. */
  static String write(Path folder) {
    String page =
        """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><title>Gallery of the views</title>
        <meta name="viewport" content="width=device-width">
        <style>%s%s</style></head>
        %s
        <script>%s</script>
        <script type="module">%s
        {
        %s
        }</script></body></html>
        """
            .formatted(
                ViewScript.style(),
                text("gallery.css"),
                text("gallery.html"),
                ViewScript.plotLibrary(),
                ViewScript.linked(VIEWS),
                text("gallery.js"));
    try {
      Path file = folder.resolve("gallery.html");
      Files.writeString(file, page);
      return file.toUri().toString();
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static String text(String name) {
    try (InputStream stream = Gallery.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
