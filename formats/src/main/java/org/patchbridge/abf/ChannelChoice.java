package org.patchbridge.abf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.patchbridge.abf.ChannelUnit.Quantity;
import org.patchbridge.recording.ClampMode;
import org.patchbridge.recording.Finding;
import org.patchbridge.recording.Finding.Severity;
import org.patchbridge.stimulus.SweepChoices;

/**
 * Which recorded channel is the potential of the cell, and which command is its current. A
 * recording is of one cell: of several potentials the one with a command of its own is read, else
 * the first.
 *
 * @param position of the response among the recorded channels
 * @param clampMode from the units; a MultiClamp may say that the current was held at zero
 * @param command empty where no command is a current
 * @param potentials names of all channels that hold one
 */
record ChannelChoice(
    int position,
    InputChannel response,
    ClampMode clampMode,
    Optional<OutputChannel> command,
    List<String> potentials,
    List<Finding> findings) {

  ChannelChoice {
    potentials = List.copyOf(potentials);
    findings = List.copyOf(findings);
  }

  /** A potential, and the current that goes with it. */
  private record ChannelPair(int position, InputChannel input, Optional<OutputChannel> output) {
    boolean isOwn() {
      return output.filter(o -> o.number() == input.number()).isPresent();
    }
  }

  /**
   * @param wanted name of the channel to read; empty for a choice
   * @throws org.patchbridge.recording.RecordingException where no channel, or not the wanted one,
   *     holds a potential or a current
   */
  static ChannelChoice of(AbfFile file, AbfHeader header, Optional<String> wanted) {
    List<ChannelPair> pairs = new ArrayList<>();
    for (int position = 0; position < header.inputs().size(); position++) {
      InputChannel input = header.inputs().get(position);
      boolean meant = wanted.filter(name -> !name.equals(input.name())).isEmpty();
      if (meant && input.is(Quantity.POTENTIAL)) {
        pairs.add(new ChannelPair(position, input, command(input, header.commands())));
      }
    }
    boolean currents = header.inputs().stream().anyMatch(input -> input.is(Quantity.CURRENT));
    if (pairs.isEmpty() && (wanted.isPresent() || !currents)) {
      throw refusal(file, header, wanted);
    }
    if (pairs.isEmpty()) {
      InputChannel first = firstCurrent(header);
      return new ChannelChoice(
          header.inputs().indexOf(first),
          first,
          ClampMode.VOLTAGE_CLAMP,
          Optional.empty(),
          List.of(),
          List.of());
    }
    ChannelPair chosen =
        pairs.stream()
            .min(
                Comparator.comparing((ChannelPair pair) -> !pair.isOwn())
                    .thenComparing(pair -> pair.output().isEmpty())
                    .thenComparing(ChannelPair::position))
            .orElseThrow();
    return new ChannelChoice(
        chosen.position(),
        chosen.input(),
        mode(chosen, header),
        chosen.output(),
        header.inputs().stream()
            .filter(input -> input.is(Quantity.POTENTIAL))
            .map(InputChannel::name)
            .distinct()
            .toList(),
        findings(chosen, pairs, header, wanted));
  }

  private static InputChannel firstCurrent(AbfHeader header) {
    return header.inputs().stream().filter(i -> i.is(Quantity.CURRENT)).findFirst().orElseThrow();
  }

  private static RuntimeException refusal(AbfFile file, AbfHeader header, Optional<String> wanted) {
    String channels = String.join(", ", header.inputs().stream().map(InputChannel::label).toList());
    return wanted.isPresent()
        ? file.refusal(
            "channels",
            "no potential is recorded as \"" + wanted.get() + "\"; there are " + channels,
            "name one of them")
        : file.refusal(
            "channels",
            "no channel is in volts or amperes: " + channels,
            "correct the units in Clampfit and save the file again");
  }

  /**
   * The current command of a potential: the output of its number, if it has a waveform or no other
   * current has; else the active output; else the first with a waveform, or at all.
   */
  private static Optional<OutputChannel> command(InputChannel input, AbfHeader.Commands commands) {
    List<OutputChannel> currents =
        commands.outputs().stream().filter(OutputChannel::isCurrent).toList();
    boolean anyEnabled = currents.stream().anyMatch(OutputChannel::isEnabled);
    return currents.stream()
        .filter(output -> output.isEnabled() || !anyEnabled)
        .min(
            Comparator.comparing((OutputChannel output) -> output.number() != input.number())
                .thenComparing(output -> output.number() != commands.active())
                .thenComparing(OutputChannel::number));
  }

  private static ClampMode mode(ChannelPair pair, AbfHeader header) {
    OptionalInt reported = pair.input().telegraphMode();
    if (pair.output().isPresent()) {
      boolean heldAtZero = reported.equals(OptionalInt.of(TelegraphMode.CURRENT_HELD_AT_ZERO));
      if (isMonitorOfVoltageClamp(pair, header)) {
        return ClampMode.VOLTAGE_CLAMP;
      }
      return heldAtZero ? ClampMode.I_ZERO : ClampMode.CURRENT_CLAMP;
    }
    boolean voltageClamp =
        header.inputs().get(0).is(Quantity.CURRENT)
            || reported.equals(OptionalInt.of(TelegraphMode.VOLTAGE_CLAMP));
    return voltageClamp ? ClampMode.VOLTAGE_CLAMP : ClampMode.CURRENT_CLAMP;
  }

  /**
   * The amplifier's second output: a current is recorded before it, and only a voltage commanded.
   */
  private static boolean isMonitorOfVoltageClamp(ChannelPair pair, AbfHeader header) {
    List<OutputChannel> enabled =
        header.commands().outputs().stream().filter(OutputChannel::isEnabled).toList();
    return header.inputs().get(0).is(Quantity.CURRENT)
        && !pair.output().orElseThrow().isEnabled()
        && enabled.stream().anyMatch(output -> output.knownUnit().isPresent());
  }

  private static List<Finding> findings(
      ChannelPair chosen, List<ChannelPair> pairs, AbfHeader header, Optional<String> wanted) {
    List<Finding> findings = new ArrayList<>();
    wanted.ifPresent(
        name ->
            findings.add(
                new Finding(
                    SweepChoices.FINDING, Severity.INFO, "", "by hand: electrode " + name)));
    List<String> others =
        pairs.stream().filter(pair -> pair != chosen).map(p -> p.input().label()).toList();
    if (!others.isEmpty()) {
      boolean otherCells = pairs.stream().anyMatch(pair -> pair != chosen && pair.isOwn());
      findings.add(
          new Finding(
              "several-channels",
              otherCells ? Severity.WARNING : Severity.INFO,
              chosen.input().label(),
              "other channels hold potentials too ("
                  + String.join(", ", others)
                  + "); only this one is read"));
    }
    if (chosen.output().isEmpty() && mode(chosen, header) == ClampMode.CURRENT_CLAMP) {
      findings.add(
          new Finding(
              "stimulus-unknown-unit",
              Severity.WARNING,
              chosen.input().label(),
              "no command of the file is a current: the injected current is unknown and stands as"
                  + " 0 pA"));
    }
    return findings;
  }
}
