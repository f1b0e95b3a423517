package org.patchbridge.extraction;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.patchbridge.family.Preset;
import org.patchbridge.stimulus.StimulusOntology;
import org.patchbridge.stimulus.SweepChoices;
import org.patchbridge.stimulus.SweepProtocols;
import org.patchbridge.work.CohortDigest;
import org.patchbridge.work.InputException;

/**
 * What determines, besides the recording, the features that are extracted from it.
 *
 * @param ontologyDigest of the ontology's text; {@code built in} for the one that is shipped
 * @param protocols what sweeps without a known stimulus code are for
 * @param electrodes those whose sweeps alone are read, where a person chose
 * @param choices what a person decided about single sweeps
 */
public record ExtractionSettings(
    Preset preset,
    StimulusOntology ontology,
    String ontologyDigest,
    SweepProtocols protocols,
    ElectrodeChoices electrodes,
    SweepChoices choices) {
  /** Changes whenever the numbers of unchanged recordings and settings would. */
  private static final int METHOD_VERSION = 5;

  /**
   * Methods whose features have the same names and meanings as today's, so that their models can
   * still be used. Method 3 looked for spikes and troughs up to the end of a ramp's sweep, and
   * before short squares, too; few numbers differ. Method 4 lacked means over the spikes of the
   * rheobase sweep.
   */
  private static final Set<String> EARLIER_METHODS = Set.of("3", "4");

  private static final String METHOD = "method";

  /** With the shipped ontology. */
  public static ExtractionSettings of(Preset preset) {
    return new ExtractionSettings(
        preset,
        StimulusOntology.builtIn(),
        "built in",
        SweepProtocols.byDefault(),
        ElectrodeChoices.none(),
        SweepChoices.none());
  }

  /**
   * @throws org.patchbridge.recording.RecordingException where the file breaks a rule
   * @throws InputException where it cannot be read
   */
  public ExtractionSettings withOntology(Path file) {
    StimulusOntology read = StimulusOntology.read(file);
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      return new ExtractionSettings(
          preset, read, CohortDigest.ofText(text), protocols, electrodes, choices);
    } catch (IOException e) {
      throw new InputException(file + ": cannot be read; check its permissions", e);
    }
  }

  /** With another way to tell protocols where no code does. */
  public ExtractionSettings withProtocols(SweepProtocols other) {
    return new ExtractionSettings(preset, ontology, ontologyDigest, other, electrodes, choices);
  }

  /**
   * @param text of the electrode in recordings of several cells; see {@link ElectrodeChoices#with}
   */
  public ExtractionSettings withElectrode(String text) {
    return new ExtractionSettings(
        preset, ontology, ontologyDigest, protocols, electrodes.with(text), choices);
  }

  /** With what a person decided about single sweeps. */
  public ExtractionSettings withChoices(SweepChoices other) {
    return new ExtractionSettings(preset, ontology, ontologyDigest, protocols, electrodes, other);
  }

  /** What a saved model must find again: how its features are taken from a recording. */
  public Map<String, String> recipe() {
    return Map.of("preset", preset.key(), METHOD, Integer.toString(METHOD_VERSION));
  }

  /** Whether these settings are those of a recipe, but for an earlier method that will do. */
  public boolean isEarlier(Map<String, String> recipe) {
    Map<String, String> own = new HashMap<>(recipe());
    own.put(METHOD, recipe.getOrDefault(METHOD, ""));
    return own.equals(recipe) && EARLIER_METHODS.contains(own.get(METHOD));
  }

  /** Equal digests of settings and an unchanged file give equal features. */
  public String digest() {
    return CohortDigest.ofText(
        "preset "
            + preset.key()
            + ", ontology "
            + ontologyDigest
            + ", protocols "
            + protocols.description()
            + (electrodes.equals(ElectrodeChoices.none())
                ? ""
                : ", electrode " + electrodes.description())
            + (choices.equals(SweepChoices.none()) ? "" : ", by hand " + choices.description())
            + ", method "
            + METHOD_VERSION);
  }
}
