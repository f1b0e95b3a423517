package org.patchbridge.cli.option;

import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.patchbridge.extraction.ExtractionSettings;
import org.patchbridge.family.Preset;
import org.patchbridge.files.IoFailure;
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
 * @param electrode null where it was not given
 */
public record SettingsText(
    String preset, String ontology, String protocol, boolean isProtocolFile, String electrode)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  static SettingsText of(Preset preset, Path ontology, String protocol, String electrode) {
    boolean isFile = protocol != null && Files.isRegularFile(Path.of(protocol));
    return new SettingsText(
        preset.key(),
        ontology == null ? null : read(ontology),
        isFile ? read(Path.of(protocol)) : protocol,
        isFile,
        electrode);
  }

  /**
   * @throws org.patchbridge.recording.RecordingException where a text breaks a rule
   */
  public ExtractionSettings settings() {
    ExtractionSettings settings = ExtractionSettings.of(Preset.ofKey(preset).orElseThrow());
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
    return electrode == null ? settings : settings.withElectrode(electrode);
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
