package org.patchbridge.abf;

import java.util.List;
import java.util.Optional;

/**
 * A command channel (DAC). Levels are in its unit.
 *
 * @param unit as the file gives it
 * @param holdingLevel between sweeps and where no epoch says otherwise
 * @param afterConditioning level that a conditioning train leaves before each sweep; empty without
 *     one
 * @param interEpisode what stands between the epochs of two sweeps
 * @param userList values that replace a parameter sweep by sweep
 */
record OutputChannel(
    int number,
    String name,
    String unit,
    double holdingLevel,
    Optional<Conditioning> afterConditioning,
    InterEpisodeLevel interEpisode,
    Waveform waveform,
    Optional<UserList> userList) {

  /** The end of a conditioning train. */
  record Conditioning(double postTrainPeriod, double postTrainLevel) {}

  /** Level between the last epoch of a sweep and the first of the next. */
  enum InterEpisodeLevel {
    HOLDING,
    LAST_EPOCH
  }

  /** Where the command of a sweep comes from. */
  sealed interface Waveform permits Off, EpochTable, FromFile {}

  /** The command stays at the holding level. */
  record Off() implements Waveform {}

  /** Epochs in their order, the disabled ones left out. */
  record EpochTable(List<CommandEpoch> epochs) implements Waveform {
    EpochTable {
      epochs = List.copyOf(epochs);
    }
  }

  /**
   * A stimulus file.
   *
   * @param path as it was on the recording computer
   * @param scale from the file's values to the unit
   * @param offset added after the scale
   * @param episode the only sweep of the file that was used, from 1; 0 for each in turn
   * @param inputNumber physical number of the channel to take of a file that is ABF itself
   */
  record FromFile(String path, double scale, double offset, int episode, int inputNumber)
      implements Waveform {}

  Optional<ChannelUnit> knownUnit() {
    return ChannelUnit.of(unit);
  }

  boolean isCurrent() {
    return knownUnit().filter(u -> u.quantity() == ChannelUnit.Quantity.CURRENT).isPresent();
  }

  boolean isEnabled() {
    return !(waveform instanceof Off);
  }

  /** Name and unit, for messages. */
  String label() {
    return name + " (" + (unit.isEmpty() ? "no unit" : unit) + ")";
  }
}
