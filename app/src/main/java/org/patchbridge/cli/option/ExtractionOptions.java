package org.patchbridge.cli.option;

import java.nio.file.Path;
import org.patchbridge.extraction.ExtractionSettings;
import org.patchbridge.family.Preset;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How features are taken from recordings. */
public final class ExtractionOptions {
  @Option(
      names = "--preset",
      paramLabel = "NAME",
      defaultValue = "default",
      description =
          "How features are taken: default; ipfx, as IPFX takes them; paper, as the paper's"
              + " notebook does (default: ${DEFAULT-VALUE}).")
  private Preset preset;

  @Option(
      names = "--ontology",
      paramLabel = "FILE",
      description = "Which stimulus code is which protocol (default: the Allen Institute's).")
  private Path ontology;

  @Mixin private ProtocolOption protocol;

  @Option(
      names = "--electrode",
      paramLabel = "NAME",
      description =
          "Of recordings of several cells: the electrode whose cell is taken, as 'inspect' names it"
              + " (default: the one with most current-clamp sweeps).")
  private String electrode;

  /** What was asked for, to be sent where these files are not. */
  public SettingsText text() {
    return SettingsText.of(preset, ontology, protocol.how(), electrode);
  }

  public ExtractionSettings settings() {
    ExtractionSettings settings = ExtractionSettings.of(preset).withProtocols(protocol.protocols());
    settings = ontology == null ? settings : settings.withOntology(ontology);
    return electrode == null ? settings : settings.withElectrode(electrode);
  }
}
