package org.patchbridge.abf;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.patchbridge.abf.OutputChannel.EpochTable;
import org.patchbridge.abf.OutputChannel.FromFile;
import org.patchbridge.recording.Finding;
import org.patchbridge.recording.Finding.Severity;
import org.patchbridge.recording.RecordingException;

/** The injected current of each sweep, pA. */
final class Command {
  private final AbfHeader header;
  private final Optional<OutputChannel> output;
  private final Optional<StimulusFile> stimulus;
  private final Optional<Finding> obstacle;

  private Command(
      AbfHeader header,
      Optional<OutputChannel> output,
      Optional<StimulusFile> stimulus,
      Optional<Finding> obstacle) {
    this.header = header;
    this.output = output;
    this.stimulus = stimulus;
    this.obstacle = obstacle;
  }

  /**
   * @param recording path of the ABF file, next to which a stimulus file is looked for
   * @param output channel of the command; without one the current stands as zero
   */
  static Command of(AbfHeader header, Optional<OutputChannel> output, Path recording) {
    if (header.mode() == OperationMode.EPISODIC_STIMULATION && output.isPresent()) {
      if (output.get().waveform() instanceof FromFile source) {
        return fromFile(header, output.get(), source, recording);
      }
      if (output.get().waveform() instanceof EpochTable table) {
        return new Command(
            header, output, Optional.empty(), unknownShape(output.get(), table.epochs()));
      }
    }
    return new Command(header, output, Optional.empty(), Optional.empty());
  }

  /** Why the current of no sweep can be told; empty where it can. */
  Optional<Finding> obstacle() {
    return obstacle;
  }

  /**
   * The current of a sweep, each value rounded to a float.
   *
   * @param sweep from 0
   */
  double[] picoamps(int sweep, int samples) {
    if (output.isEmpty()) {
      return new double[samples];
    }
    double[] command = inItsUnit(sweep, samples, output.get());
    ChannelUnit unit = output.get().knownUnit().orElseThrow();
    for (int k = 0; k < samples; k++) {
      command[k] = (float) unit.inOurs((float) command[k]);
    }
    return command;
  }

  private double[] inItsUnit(int sweep, int samples, OutputChannel channel) {
    if (stimulus.isPresent()) {
      return played(sweep, samples, channel, stimulus.get());
    }
    boolean drawn = header.mode() == OperationMode.EPISODIC_STIMULATION;
    if (drawn && channel.waveform() instanceof EpochTable table) {
      int nominal = header.samplesPerSweep() > 0 ? header.samplesPerSweep() : samples;
      return new CommandWaveform(
              channel,
              table.epochs(),
              header.commands().sweepsOfProtocol(),
              header.commands().alternate())
          .of(sweep, samples, nominal);
    }
    double[] holding = new double[samples];
    Arrays.fill(holding, channel.holdingLevel());
    return holding;
  }

  /** A sweep of the file plays from the first sample; after its end the holding level stands. */
  private static double[] played(
      int sweep, int samples, OutputChannel channel, StimulusFile stimulus) {
    FromFile source = (FromFile) channel.waveform();
    int number = source.episode() > 0 ? source.episode() - 1 : sweep;
    double[] values = stimulus.sweep(Math.min(number, stimulus.sweeps() - 1), source.inputNumber());
    double[] command = new double[samples];
    for (int k = 0; k < samples; k++) {
      command[k] =
          k < values.length ? values[k] * source.scale() + source.offset() : channel.holdingLevel();
    }
    return command;
  }

  private static Command fromFile(
      AbfHeader header, OutputChannel channel, FromFile source, Path recording) {
    try {
      Optional<StimulusFile> found = StimulusFile.beside(recording, source.path());
      Optional<Finding> missing =
          found.isPresent()
              ? Optional.empty()
              : Optional.of(
                  skipped(
                      "stimulus-file-missing",
                      channel,
                      "the stimulus was played from \""
                          + source.path()
                          + "\", which is not next to the recording; put the file there"));
      return new Command(header, Optional.of(channel), found, missing);
    } catch (RecordingException e) {
      return new Command(
          header,
          Optional.of(channel),
          Optional.empty(),
          Optional.of(skipped("stimulus-file-broken", channel, e.getMessage())));
    }
  }

  private static Optional<Finding> unknownShape(OutputChannel channel, List<CommandEpoch> epochs) {
    return epochs.stream()
        .filter(epoch -> EpochShape.of(epoch.typeCode()).isEmpty())
        .findFirst()
        .map(
            epoch ->
                skipped(
                    "epoch-unknown",
                    channel,
                    "epoch " + epoch.letter() + " is of the unknown type " + epoch.typeCode()));
  }

  private static Finding skipped(String id, OutputChannel channel, String message) {
    return new Finding(id, Severity.SWEEP_SKIPPED, channel.label(), message);
  }
}
