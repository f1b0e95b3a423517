package org.patchbridge.abf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.patchbridge.abf.Abf2Sections.Name;
import org.patchbridge.abf.AbfHeader.Commands;
import org.patchbridge.abf.CommandWaveform.AlternateOutputs;
import org.patchbridge.abf.OutputChannel.Conditioning;
import org.patchbridge.abf.OutputChannel.EpochTable;
import org.patchbridge.abf.OutputChannel.FromFile;
import org.patchbridge.abf.OutputChannel.InterEpisodeLevel;
import org.patchbridge.abf.OutputChannel.Off;
import org.patchbridge.abf.OutputChannel.Waveform;
import org.patchbridge.abf.UserList.AfterTheLast;

/** Command channels of an ABF 2 file, from its DAC, epoch and user list sections. */
final class Abf2Commands {
  private static final int DAC_BYTES = 132;
  private static final int EPOCH_BYTES = 30;
  private static final int USER_LIST_BYTES = 12;
  private static final int SOURCE_EPOCHS = 1;
  private static final int SOURCE_FILE = 2;

  // Offsets in bytes, named after the fields of Axon's description of the format.
  private static final int PROTOCOL_EPISODES_PER_RUN = 30;
  private static final int PROTOCOL_ACTIVE_DAC_CHANNEL = 142;
  private static final int PROTOCOL_ALTERNATE_DAC_OUTPUT_STATE = 182;
  private static final int DAC_NUM = 0;
  private static final int DAC_HOLDING_LEVEL = 12;
  private static final int DAC_CHANNEL_NAME_INDEX = 24;
  private static final int DAC_CHANNEL_UNITS_INDEX = 28;
  private static final int DAC_WAVEFORM_ENABLE = 40;
  private static final int DAC_WAVEFORM_SOURCE = 42;
  private static final int DAC_INTER_EPISODE_LEVEL = 44;
  private static final int DAC_FILE_SCALE = 46;
  private static final int DAC_FILE_OFFSET = 50;
  private static final int DAC_FILE_EPISODE_NUM = 54;
  private static final int DAC_FILE_ADC_NUM = 58;
  private static final int DAC_CONDIT_ENABLE = 60;
  private static final int DAC_POST_TRAIN_PERIOD = 82;
  private static final int DAC_POST_TRAIN_LEVEL = 86;
  private static final int DAC_FILE_PATH_INDEX = 118;
  private static final int EPOCH_NUM = 0;
  private static final int EPOCH_DAC_NUM = 2;
  private static final int EPOCH_TYPE = 4;
  private static final int EPOCH_INIT_LEVEL = 6;
  private static final int EPOCH_LEVEL_INC = 10;
  private static final int EPOCH_INIT_DURATION = 14;
  private static final int EPOCH_DURATION_INC = 18;
  private static final int EPOCH_PULSE_PERIOD = 22;
  private static final int EPOCH_PULSE_WIDTH = 26;
  private static final int USER_LIST_NUM = 0;
  private static final int USER_LIST_ENABLE = 2;
  private static final int USER_LIST_PARAM_TO_VARY = 4;
  private static final int USER_LIST_REPEAT = 6;
  private static final int USER_LIST_PARAM_VALUE_LIST_INDEX = 8;

  private final Abf2Sections sections;
  private final Abf2Strings strings;
  private final Map<Integer, List<CommandEpoch>> epochs = new HashMap<>();
  private final Map<Integer, UserList> userLists = new HashMap<>();

  Abf2Commands(Abf2Sections sections, Abf2Strings strings) {
    this.sections = sections;
    this.strings = strings;
  }

  Commands commands(HeaderBytes protocol) {
    readEpochs();
    readUserLists();
    List<OutputChannel> outputs =
        sections.entries(Name.DAC, DAC_BYTES).stream().map(this::output).toList();
    int sweeps = protocol.int32(PROTOCOL_EPISODES_PER_RUN);
    return new Commands(
        outputs,
        protocol.int16(PROTOCOL_ACTIVE_DAC_CHANNEL),
        sweeps > 0 ? sweeps : Integer.MAX_VALUE,
        protocol.int16(PROTOCOL_ALTERNATE_DAC_OUTPUT_STATE) != 0
            ? AlternateOutputs.ON
            : AlternateOutputs.OFF);
  }

  private void readEpochs() {
    for (HeaderBytes entry : sections.entries(Name.EPOCH_PER_DAC, EPOCH_BYTES)) {
      CommandEpoch epoch =
          new CommandEpoch(
              Math.max(0, entry.int16(EPOCH_NUM)),
              entry.int16(EPOCH_TYPE),
              entry.float32(EPOCH_INIT_LEVEL),
              entry.float32(EPOCH_LEVEL_INC),
              entry.int32(EPOCH_INIT_DURATION),
              entry.int32(EPOCH_DURATION_INC),
              entry.int32(EPOCH_PULSE_PERIOD),
              entry.int32(EPOCH_PULSE_WIDTH));
      if (epoch.typeCode() != CommandEpoch.DISABLED) {
        epochs.computeIfAbsent(entry.int16(EPOCH_DAC_NUM), output -> new ArrayList<>()).add(epoch);
      }
    }
    epochs.values().forEach(table -> table.sort(Comparator.comparingInt(CommandEpoch::index)));
  }

  private void readUserLists() {
    for (HeaderBytes entry : sections.entries(Name.USER_LIST, USER_LIST_BYTES)) {
      if (entry.int16(USER_LIST_ENABLE) != 0) {
        AfterTheLast after =
            entry.int16(USER_LIST_REPEAT) != 0 ? AfterTheLast.REPEATS : AfterTheLast.STAYS;
        UserList.of(
                entry.int16(USER_LIST_PARAM_TO_VARY),
                strings.get(entry.int32(USER_LIST_PARAM_VALUE_LIST_INDEX)),
                after)
            .ifPresent(list -> userLists.put(entry.int16(USER_LIST_NUM), list));
      }
    }
  }

  private OutputChannel output(HeaderBytes entry) {
    int number = entry.int16(DAC_NUM);
    String name = strings.get(entry.int32(DAC_CHANNEL_NAME_INDEX));
    Optional<Conditioning> conditioning =
        entry.int16(DAC_CONDIT_ENABLE) != 0
            ? Optional.of(
                new Conditioning(
                    entry.float32(DAC_POST_TRAIN_PERIOD), entry.float32(DAC_POST_TRAIN_LEVEL)))
            : Optional.empty();
    return new OutputChannel(
        number,
        name.isEmpty() ? "output " + number : name,
        strings.get(entry.int32(DAC_CHANNEL_UNITS_INDEX)),
        entry.float32(DAC_HOLDING_LEVEL),
        conditioning,
        entry.int16(DAC_INTER_EPISODE_LEVEL) != 0
            ? InterEpisodeLevel.LAST_EPOCH
            : InterEpisodeLevel.HOLDING,
        waveform(number, entry),
        Optional.ofNullable(userLists.get(number)));
  }

  private Waveform waveform(int number, HeaderBytes entry) {
    boolean enabled = entry.int16(DAC_WAVEFORM_ENABLE) != 0;
    int source = entry.int16(DAC_WAVEFORM_SOURCE);
    if (enabled && source == SOURCE_EPOCHS) {
      return new EpochTable(epochs.getOrDefault(number, List.of()));
    }
    if (enabled && source == SOURCE_FILE) {
      return new FromFile(
          strings.get(entry.int32(DAC_FILE_PATH_INDEX)),
          entry.float32(DAC_FILE_SCALE),
          entry.float32(DAC_FILE_OFFSET),
          entry.int32(DAC_FILE_EPISODE_NUM),
          entry.int16(DAC_FILE_ADC_NUM));
    }
    return new Off();
  }
}
