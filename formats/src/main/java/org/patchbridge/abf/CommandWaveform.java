package org.patchbridge.abf;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.patchbridge.abf.OutputChannel.Conditioning;
import org.patchbridge.abf.OutputChannel.InterEpisodeLevel;
import org.patchbridge.abf.UserList.EpochParameter;

/**
 * The command of each sweep as the waveform table describes it. Clampex holds the level for 1/64 of
 * the sweep before the first epoch; after the last one the command goes back to the holding level
 * or stays, as the file says. Sweeps that the protocol did not foresee stay at the holding level.
 */
final class CommandWaveform {
  private static final int HOLDING_FRACTION = 64;

  private final OutputChannel output;
  private final List<CommandEpoch> epochs;
  private final int sweepsOfProtocol;
  private final AlternateOutputs alternate;

  /** Whether two command channels take turns, sweep by sweep. */
  enum AlternateOutputs {
    OFF,
    ON
  }

  CommandWaveform(
      OutputChannel output,
      List<CommandEpoch> epochs,
      int sweepsOfProtocol,
      AlternateOutputs alternate) {
    this.output = output;
    this.epochs = epochs;
    this.sweepsOfProtocol = sweepsOfProtocol;
    this.alternate = alternate;
  }

  /**
   * The command of a sweep in the unit of its channel. Every epoch has a known shape.
   *
   * @param sweep from 0
   * @param samples of one channel
   * @param nominalSamples length that the protocol gives a sweep, which sets the time before the
   *     first epoch
   */
  double[] of(int sweep, int samples, int nominalSamples) {
    double[] command = new double[samples];
    double holding = holdingBefore(sweep);
    if (sweep >= sweepsOfProtocol) {
      Arrays.fill(command, holding);
      return command;
    }
    int position = Math.min(samples, Math.max(1, nominalSamples / HOLDING_FRACTION));
    Arrays.fill(command, 0, position, holding);
    double before = holding;
    for (CommandEpoch epoch : epochs) {
      int duration = duration(epoch, sweep);
      if (duration <= 0) {
        continue;
      }
      double level = level(epoch, sweep);
      int end = (int) Math.min(samples, (long) position + duration);
      if (isSilent(sweep)) {
        Arrays.fill(command, position, end, holding);
      } else {
        EpochShape.Pulse pulse =
            new EpochShape.Pulse(
                before,
                level,
                holding,
                duration,
                integer(epoch, EpochParameter.PULSE_PERIOD, sweep, epoch.pulsePeriod()),
                integer(epoch, EpochParameter.PULSE_WIDTH, sweep, epoch.pulseWidth()));
        EpochShape.of(epoch.typeCode()).orElseThrow().draw(command, position, end, pulse);
      }
      position = end;
      before = level;
    }
    boolean stays = output.interEpisode() == InterEpisodeLevel.LAST_EPOCH;
    Arrays.fill(command, position, samples, stays ? before : output.holdingLevel());
    return command;
  }

  private boolean isSilent(int sweep) {
    return alternate == AlternateOutputs.ON
        && ((sweep % 2 == 1 && output.number() == 0) || (sweep % 2 == 0 && output.number() == 1));
  }

  /** Level before the first epoch: what the sweep before left, or the conditioning train. */
  private double holdingBefore(int sweep) {
    if (output.afterConditioning().isPresent()) {
      Conditioning train = output.afterConditioning().get();
      double period = listed(UserList.POST_TRAIN_PERIOD, sweep).orElse(train.postTrainPeriod());
      return period > 0
          ? listed(UserList.POST_TRAIN_LEVEL, sweep).orElse(train.postTrainLevel())
          : output.holdingLevel();
    }
    boolean left = output.interEpisode() == InterEpisodeLevel.LAST_EPOCH && sweep > 0;
    return left && !epochs.isEmpty()
        ? level(epochs.get(epochs.size() - 1), sweep - 1)
        : output.holdingLevel();
  }

  private double level(CommandEpoch epoch, int sweep) {
    return listed(EpochParameter.LEVEL, epoch, sweep)
        .orElse(epoch.level() + sweep * epoch.levelDelta());
  }

  private int duration(CommandEpoch epoch, int sweep) {
    OptionalDouble listed = listed(EpochParameter.DURATION, epoch, sweep);
    long duration =
        listed.isPresent()
            ? (long) listed.getAsDouble()
            : epoch.duration() + (long) sweep * epoch.durationDelta();
    return (int) Math.max(0, Math.min(Integer.MAX_VALUE, duration));
  }

  private int integer(CommandEpoch epoch, EpochParameter parameter, int sweep, int otherwise) {
    OptionalDouble listed = listed(parameter, epoch, sweep);
    return Math.max(0, listed.isPresent() ? (int) listed.getAsDouble() : otherwise);
  }

  private OptionalDouble listed(EpochParameter parameter, CommandEpoch epoch, int sweep) {
    return output
        .userList()
        .map(list -> list.value(parameter, epoch.index(), sweep))
        .orElse(OptionalDouble.empty());
  }

  private OptionalDouble listed(int parameter, int sweep) {
    return output
        .userList()
        .map(list -> list.value(parameter, sweep))
        .orElse(OptionalDouble.empty());
  }
}
