package org.patchbridge.cli.option;

import org.patchbridge.stimulus.SweepProtocols;
import picocli.CommandLine.Option;

/** {@code --protocol}: what sweeps are for that have no known stimulus code. */
public final class ProtocolOption {
  @Option(
      names = "--protocol",
      paramLabel = "HOW",
      description =
          "What sweeps without a known stimulus code are: stimulus, told from the shape of the"
              + " current; long-square, short-square or ramp, all the same; or a file of"
              + " [Long Square] and lines NAME or NAME: 0-4, 8 (default: stimulus for ABF, else by"
              + " code only).")
  private String how;

  /** As it was given; null where it was not. */
  String how() {
    return how;
  }

  /**
   * @throws org.patchbridge.recording.RecordingException where a named file breaks a rule
   */
  public SweepProtocols protocols() {
    return how == null ? SweepProtocols.byDefault() : SweepProtocols.of(how);
  }
}
