package org.patchbridge.stimulus;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.patchbridge.recording.RecordingException;
import org.patchbridge.recording.SettingsFile;

/**
 * Which stimulus code belongs to which protocol. Read from a text file that a user can edit: a
 * stimulus name in square brackets, then one code a line; {@code #} begins a comment. After a colon
 * the brackets may say what an electrode test is for.
 */
public final class StimulusOntology {
  private static final String BUILT_IN = "stimulus-ontology.txt";

  private final Map<String, String> nameByCode;
  private final Map<String, ElectrodeTest> testByCode;
  private final Set<String> names;

  private StimulusOntology(
      Map<String, String> nameByCode, Map<String, ElectrodeTest> testByCode, Set<String> names) {
    this.nameByCode = Map.copyOf(nameByCode);
    this.testByCode = Map.copyOf(testByCode);
    this.names = Set.copyOf(names);
  }

  /** The codes of the Allen Institute's protocols. */
  public static StimulusOntology builtIn() {
    return SettingsFile.shipped(StimulusOntology.class, BUILT_IN, StimulusOntology::parse);
  }

  /**
   * Reads an ontology file.
   *
   * @throws RecordingException if the file cannot be read or a line breaks a rule
   */
  public static StimulusOntology read(Path file) {
    return SettingsFile.read(file, StimulusOntology::parse);
  }

  /** Name of the stimulus with this code; {@code Unknown} if the ontology does not have it. */
  public String nameOf(String code) {
    return nameByCode.getOrDefault(code, "Unknown");
  }

  /**
   * Protocol of a stimulus code. A file that gives a stimulus name in place of a code is understood
   * too.
   */
  public Protocol protocolOf(String code) {
    boolean isName = names.contains(code) || Protocol.isStimulusName(code);
    return Protocol.ofName(isName ? code : nameOf(code));
  }

  /** What the stimulus tests of electrode and cell; empty where it tests nothing. */
  public Optional<ElectrodeTest> electrodeTestOf(String code) {
    return Optional.ofNullable(testByCode.get(code));
  }

  private static StimulusOntology parse(Reader source, String file) throws IOException {
    Map<String, String> nameByCode = new HashMap<>();
    Map<String, ElectrodeTest> testByCode = new HashMap<>();
    Set<String> names = new HashSet<>();
    String name = "";
    Optional<ElectrodeTest> test = Optional.empty();
    int lineNumber = 0;
    BufferedReader reader = new BufferedReader(source);
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      lineNumber++;
      String text = withoutComment(line);
      if (text.isEmpty()) {
        continue;
      }
      if (text.startsWith("[")) {
        String heading = heading(text, file, lineNumber);
        int colon = heading.indexOf(':');
        name = colon < 0 ? heading : heading.substring(0, colon).strip();
        test = colon < 0 ? Optional.empty() : Optional.of(test(heading, colon, file, lineNumber));
        names.add(name);
      } else if (name.isEmpty()) {
        throw broken(file, lineNumber, "code \"" + text + "\" before any stimulus name");
      } else {
        String earlier = nameByCode.putIfAbsent(text, name);
        if (earlier != null && !earlier.equals(name)) {
          throw broken(file, lineNumber, "code \"" + text + "\" is already a " + earlier);
        }
        test.ifPresent(purpose -> testByCode.put(text, purpose));
      }
    }
    return new StimulusOntology(nameByCode, testByCode, names);
  }

  private static String withoutComment(String line) {
    int comment = line.indexOf('#');
    return (comment < 0 ? line : line.substring(0, comment)).strip();
  }

  private static String heading(String text, String file, int lineNumber) {
    if (!text.endsWith("]") || text.length() < 3) {
      throw broken(file, lineNumber, "heading " + text + " does not end with ]");
    }
    return text.substring(1, text.length() - 1).strip();
  }

  private static ElectrodeTest test(String heading, int colon, String file, int lineNumber) {
    String label = heading.substring(colon + 1).strip();
    return ElectrodeTest.ofLabel(label)
        .orElseThrow(
            () ->
                broken(
                    file,
                    lineNumber,
                    "purpose \"" + label + "\" is none of " + ElectrodeTest.labels()));
  }

  private static RecordingException broken(String file, int line, String fact) {
    return new RecordingException(
        file, "line " + line, fact, "write [Stimulus name], then one code a line");
  }
}
