package org.patchbridge.stimulus;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.patchbridge.recording.Recording;
import org.patchbridge.recording.RecordingException;
import org.patchbridge.recording.RegularFile;
import org.patchbridge.recording.SweepInfo;

/**
 * Which sweeps are which protocol, in a text file: {@code [Long Square]}, {@code [Short Square]} or
 * {@code [Ramp]}, then one line each of what belongs to it. A line names a Clampex protocol, a
 * stimulus code, or a recording by its id or file name; after a colon may stand sweeps ({@code 0-4,
 * 8}), without one all are meant. The first line that names a sweep counts; {@code #} begins a
 * comment.
 */
final class ProtocolFile {
  private static final Pattern HEADING = Pattern.compile("\\[(.*)\\]");
  private static final Pattern RANGE = Pattern.compile("(\\d{1,9})(?:\\s*-\\s*(\\d{1,9}))?");

  private final String file;
  private final List<Rule> rules = new ArrayList<>();
  private Optional<Protocol> protocol = Optional.empty();
  private int line;

  private ProtocolFile(String file) {
    this.file = file;
  }

  /** Sweep numbers, both included. */
  record Range(int first, int last) {}

  /**
   * @param sweeps empty for all
   */
  record Rule(String name, List<Range> sweeps, Protocol protocol) {
    boolean names(Recording recording, SweepInfo sweep) {
      boolean named =
          name.equals(sweep.stimulusCode())
              || name.equals(recording.id())
              || recording.source().replaceFirst("^.*[\\\\/]", "").equals(name);
      return named
          && (sweeps.isEmpty()
              || sweeps.stream()
                  .anyMatch(r -> r.first() <= sweep.number() && sweep.number() <= r.last()));
    }
  }

  /**
   * @throws RecordingException where the file cannot be read or a line breaks a rule
   */
  static List<Rule> read(Path path) {
    RegularFile.require(path);
    ProtocolFile file = new ProtocolFile(path.toString());
    try (BufferedReader reader = Files.newBufferedReader(path)) {
      for (String text = reader.readLine(); text != null; text = reader.readLine()) {
        file.line++;
        file.add(text.replaceFirst("#.*", "").strip());
      }
    } catch (IOException e) {
      throw new RecordingException(
          path.toString(),
          "",
          "is neither stimulus, long-square, short-square or ramp, nor a text file",
          "name one of these, or check the path",
          e);
    }
    return List.copyOf(file.rules);
  }

  private void add(String text) {
    if (text.isEmpty()) {
      return;
    }
    Matcher heading = HEADING.matcher(text);
    if (heading.matches()) {
      protocol = Protocol.byName(heading.group(1));
      if (protocol.isEmpty()) {
        throw broken("[" + heading.group(1) + "] is none of Long Square, Short Square and Ramp");
      }
      return;
    }
    int colon = text.lastIndexOf(':');
    String name = colon < 0 ? text : text.substring(0, colon).strip();
    List<Range> sweeps = colon < 0 ? List.of() : ranges(text.substring(colon + 1));
    rules.add(
        new Rule(
            name,
            sweeps,
            protocol.orElseThrow(() -> broken("\"" + name + "\" before any heading"))));
  }

  private List<Range> ranges(String text) {
    List<Range> ranges = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      Matcher range = RANGE.matcher(part.strip());
      if (!range.matches()) {
        throw broken("\"" + part.strip() + "\" is no sweep and no range of sweeps");
      }
      int first = Integer.parseInt(range.group(1));
      ranges.add(
          new Range(first, range.group(2) == null ? first : Integer.parseInt(range.group(2))));
    }
    return ranges;
  }

  private RecordingException broken(String fact) {
    return new RecordingException(
        file, "line " + line, fact, "write [Long Square], then a name a line, or name: 0-4, 8");
  }
}
