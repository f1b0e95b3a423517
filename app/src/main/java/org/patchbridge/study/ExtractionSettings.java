package org.patchbridge.study;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.patchbridge.family.Preset;
import org.patchbridge.stimulus.StimulusOntology;

/**
 * What determines, besides the recording, the features that are extracted from it.
 *
 * @param ontologyDigest of the ontology's text; {@code built in} for the one that is shipped
 * @param electrode the one whose sweeps alone are read, where a person chose one
 */
public record ExtractionSettings(
    Preset preset, StimulusOntology ontology, String ontologyDigest, Optional<String> electrode) {
  /** Changes whenever the numbers of unchanged recordings and settings would. */
  private static final int METHOD_VERSION = 2;

  /** With the shipped ontology. */
  public static ExtractionSettings of(Preset preset) {
    return new ExtractionSettings(preset, StimulusOntology.builtIn(), "built in", Optional.empty());
  }

  /**
   * @throws org.patchbridge.recording.RecordingException where the file breaks a rule
   * @throws StudyException where it cannot be read
   */
  public ExtractionSettings withOntology(Path file) {
    StimulusOntology read = StimulusOntology.read(file);
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      return new ExtractionSettings(preset, read, CohortDigest.ofText(text), electrode);
    } catch (IOException e) {
      throw new StudyException(file + ": cannot be read; check its permissions", e);
    }
  }

  /**
   * @param name of the electrode in recordings of several cells
   */
  public ExtractionSettings withElectrode(String name) {
    return new ExtractionSettings(preset, ontology, ontologyDigest, Optional.of(name));
  }

  /** Equal digests of settings and an unchanged file give equal features. */
  String digest() {
    return CohortDigest.ofText(
        "preset "
            + preset.key()
            + ", ontology "
            + ontologyDigest
            + electrode.map(name -> ", electrode " + name).orElse("")
            + ", method "
            + METHOD_VERSION);
  }
}
