package org.patchbridge.cli.option;

import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.patchbridge.extraction.ExtractionSettings;
import org.patchbridge.family.Preset;
import org.patchbridge.files.IoFailure;
import org.patchbridge.stimulus.SweepChoices;
import org.patchbridge.stimulus.SweepProtocols;
import org.patchbridge.work.InputException;

/**
 * How features are taken, as text that another machine makes the same settings of: files are with
 * their content, since they need not be there.
 *
 * @param preset key
 * @param ontology content of the file; null where there is none
 * @param protocol as given, or the file's content; null where it was not given
 * @param isProtocolFile which of the two
 * @param electrodes as given
 */
public record SettingsText(
    String preset,
    String ontology,
    String protocol,
    boolean isProtocolFile,
    List<String> electrodes,
    Sweeps sweeps)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * What was decided about single sweeps; see {@link SweepChoices}.
   *
   * @param leftOut as given
   * @param named as given
   */
  public record Sweeps(List<String> leftOut, List<String> named) implements Serializable {
    private static final long serialVersionUID = 1L;

    public Sweeps {
      leftOut = List.copyOf(leftOut);
      named = List.copyOf(named);
    }

    /**
     * @throws InputException where a text is not written as it must be
     */
    SweepChoices choices() {
      try {
        SweepChoices choices = SweepChoices.none();
        for (String text : leftOut) {
          choices = choices.leavingOut(text);
        }
        for (String text : named) {
          choices = choices.naming(text);
        }
        return choices;
      } catch (IllegalArgumentException impossible) {
        throw new InputException(impossible.getMessage(), impossible);
      }
    }
  }

  public SettingsText {
    electrodes = List.copyOf(electrodes);
  }

  static SettingsText of(
      Preset preset, Path ontology, String protocol, List<String> electrodes, Sweeps sweeps) {
    boolean isFile = protocol != null && Files.isRegularFile(Path.of(protocol));
    return new SettingsText(
        preset.key(),
        ontology == null ? null : read(ontology),
        isFile ? read(Path.of(protocol)) : protocol,
        isFile,
        electrodes,
        sweeps);
  }

  /**
   * @throws org.patchbridge.recording.RecordingException where a text breaks a rule
   */
  public ExtractionSettings settings() {
    ExtractionSettings settings =
        ExtractionSettings.of(Preset.ofKey(preset).orElseThrow()).withChoices(sweeps.choices());
    if (protocol != null) {
      settings =
          settings.withProtocols(
              isProtocolFile
                  ? throughFile(protocol, file -> SweepProtocols.of(file.toString()))
                  : SweepProtocols.of(protocol));
    }
    if (ontology != null) {
      ExtractionSettings before = settings;
      settings = throughFile(ontology, before::withOntology);
    }
    for (String electrode : electrodes) {
      settings = settings.withElectrode(electrode);
    }
    return settings;
  }

  private static <T> T throughFile(String text, Function<Path, T> reader) {
    try {
      Path file = Files.createTempFile("patchbridge-", ".txt");
      try {
        Files.writeString(file, text, StandardCharsets.UTF_8);
        return reader.apply(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new InputException(
          "the folder for temporary files cannot be written (" + IoFailure.inWords(e) + ")", e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new InputException(file + ": cannot be read (" + IoFailure.inWords(e) + ")", e);
    }
  }
}
