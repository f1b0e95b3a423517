package org.patchbridge.cli.option;

import java.nio.file.Path;
import java.util.List;
import org.patchbridge.extraction.ExtractionSettings;
import org.patchbridge.family.Preset;
import org.patchbridge.stimulus.SweepChoices;
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
              + " (default: the one with most current-clamp sweeps). For one recording alone with"
              + " its file name, as in cell.nwb:electrode_1; may then be given several times.")
  private List<String> electrodes = List.of();

  @Option(
      names = "--leave-out",
      paramLabel = "CELL:SWEEPS",
      description =
          "Leave sweeps of a recording out: its id or file name, and sweep numbers, as in cell.nwb:5,7-9."
              + " May be given several times.")
  private List<String> leftOut = List.of();

  @Option(
      names = "--sweep",
      paramLabel = "CELL:SWEEPS=PROTOCOL",
      description =
          "What sweeps of a recording are, whatever their stimulus code: long-square, short-square"
              + " or ramp, as in cell.nwb:5,7-9=ramp. May be given several times.")
  private List<String> named = List.of();

  /** What was asked for, to be sent where these files are not. */
  public SettingsText text() {
    return SettingsText.of(
        preset, ontology, protocol.how(), electrodes, new SettingsText.Sweeps(leftOut, named));
  }

  private SweepChoices choices() {
    return new SettingsText.Sweeps(leftOut, named).choices();
  }

  public ExtractionSettings settings() {
    ExtractionSettings settings =
        ExtractionSettings.of(preset).withProtocols(protocol.protocols()).withChoices(choices());
    settings = ontology == null ? settings : settings.withOntology(ontology);
    for (String electrode : electrodes) {
      settings = settings.withElectrode(electrode);
    }
    return settings;
  }
}
