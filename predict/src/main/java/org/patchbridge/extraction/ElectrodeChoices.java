package org.patchbridge.extraction;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.patchbridge.files.FileNames;
import org.patchbridge.reader.RecordingReader;
import org.patchbridge.work.InputException;

/**
 * Which electrode's cell is read of recordings of several cells, where a person chose.
 *
 * @param everywhere name of the electrode in all recordings without a choice of their own; empty
 *     for the reader's choice
 * @param byFile name of the electrode by the name of the file
 */
public record ElectrodeChoices(Optional<String> everywhere, SortedMap<String, String> byFile) {
  private static final ElectrodeChoices NONE =
      new ElectrodeChoices(Optional.empty(), new TreeMap<>());

  public ElectrodeChoices {
    byFile = new TreeMap<>(byFile);
  }

  /** The reader chooses. */
  public static ElectrodeChoices none() {
    return NONE;
  }

  /**
   * These, and one more.
   *
   * @param text a name, as {@code electrode_1}, or one for one recording, as in {@code
   *     cell.nwb:electrode_1}
   * @throws InputException where two names are for the same
   */
  public ElectrodeChoices with(String text) {
    int colon = text.indexOf(':');
    String file = colon < 0 ? "" : text.substring(0, colon);
    String name = isRecording(file) ? text.substring(colon + 1) : text;
    if (name.isBlank()) {
      throw new InputException(
          "--electrode " + text + ": write NAME or CELL:NAME, as in cell.nwb:electrode_1");
    }
    if (!isRecording(file)) {
      everywhere.filter(other -> !other.equals(name)).ifPresent(other -> twice(name, other));
      return new ElectrodeChoices(Optional.of(name), byFile);
    }
    Map<String, String> more = new TreeMap<>(byFile);
    Optional.ofNullable(more.put(file, name))
        .filter(other -> !other.equals(name))
        .ifPresent(other -> twice(text, other));
    return new ElectrodeChoices(everywhere, new TreeMap<>(more));
  }

  private static boolean isRecording(String file) {
    return RecordingReader.EXTENSIONS.stream().anyMatch(file.toLowerCase(Locale.ROOT)::endsWith);
  }

  private static void twice(String text, String other) {
    throw new InputException(
        "--electrode "
            + text
            + ": "
            + other
            + " was named, too; a recording is of one cell, so name one electrode for it");
  }

  /** Of a recording, by its path or address; empty for the reader's choice. */
  public Optional<String> of(String source) {
    return Optional.ofNullable(byFile.get(FileNames.last(source))).or(() -> everywhere);
  }

  /** Equal texts choose the same; empty where nothing is chosen. */
  String description() {
    StringBuilder words = new StringBuilder(everywhere.orElse(""));
    byFile.forEach(
        (file, name) ->
            words.append(words.isEmpty() ? "" : ", ").append(file).append(':').append(name));
    return words.toString();
  }
}
