package org.patchbridge.abf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.patchbridge.abf.AbfHeader.Commands;
import org.patchbridge.abf.CommandWaveform.AlternateOutputs;
import org.patchbridge.abf.OutputChannel.Conditioning;
import org.patchbridge.abf.OutputChannel.EpochTable;
import org.patchbridge.abf.OutputChannel.FromFile;
import org.patchbridge.abf.OutputChannel.InterEpisodeLevel;
import org.patchbridge.abf.OutputChannel.Off;
import org.patchbridge.abf.OutputChannel.Waveform;
import org.patchbridge.abf.UserList.AfterTheLast;

/**
 * Command channels of an ABF 1 header. Since version 1.6 two of the four may have a waveform, each
 * with its own fields; before, there is one set of fields, for the active channel.
 */
final class Abf1Commands {
  private static final int OUTPUTS = 4;
  private static final int WITH_WAVEFORM = 2;
  private static final int EPOCHS = 10;
  private static final int NAME_BYTES = 10;
  private static final int UNIT_BYTES = 8;
  private static final int PATH_BYTES = 256;
  private static final int OLD_PATH_BYTES = 84;
  private static final int LIST_BYTES = 256;
  private static final int OLD_LIST_BYTES = 80;
  private static final float FIRST_WITH_TRAINS = 1.67f;
  private static final float FIRST_ALTERNATING = 1.72f;
  private static final int SOURCE_EPOCHS = 1;
  private static final int SOURCE_FILE = 2;

  // Offsets in bytes, named after the fields of Axon's description of the format.
  private static final int EPISODES_PER_RUN = 146;
  private static final int DAC_CHANNEL_NAME = 1306;
  private static final int DAC_CHANNEL_UNITS = 1346;
  private static final int DAC_HOLDING_LEVEL = 1394;
  private static final int OLD_WAVEFORM_SOURCE = 1438;
  private static final int ACTIVE_DAC_CHANNEL = 1440;
  private static final int OLD_INTER_EPISODE_LEVEL = 1442;
  private static final int OLD_EPOCH_TYPE = 1444;
  private static final int OLD_EPOCH_INIT_LEVEL = 1464;
  private static final int OLD_EPOCH_LEVEL_INC = 1504;
  private static final int OLD_EPOCH_INIT_DURATION = 1544;
  private static final int OLD_EPOCH_DURATION_INC = 1564;
  private static final int OLD_DAC_FILE_SCALE = 1620;
  private static final int OLD_DAC_FILE_OFFSET = 1624;
  private static final int OLD_DAC_FILE_EPISODE_NUM = 1630;
  private static final int OLD_DAC_FILE_ADC_NUM = 1632;
  private static final int OLD_DAC_FILE_PATH = 1634;
  private static final int OLD_CONDIT_ENABLE = 1718;
  private static final int OLD_CONDIT_CHANNEL = 1720;
  private static final int OLD_POST_TRAIN_PERIOD = 1742;
  private static final int OLD_POST_TRAIN_LEVEL = 1746;
  private static final int OLD_PARAM_TO_VARY = 1762;
  private static final int OLD_PARAM_VALUE_LIST = 1764;
  private static final int OLD_LIST_ENABLE = 1966;
  private static final int EPOCH_PULSE_PERIOD = 2136;
  private static final int EPOCH_PULSE_WIDTH = 2216;
  private static final int WAVEFORM_ENABLE = 2296;
  private static final int WAVEFORM_SOURCE = 2300;
  private static final int INTER_EPISODE_LEVEL = 2304;
  private static final int EPOCH_TYPE = 2308;
  private static final int EPOCH_INIT_LEVEL = 2348;
  private static final int EPOCH_LEVEL_INC = 2428;
  private static final int EPOCH_INIT_DURATION = 2508;
  private static final int EPOCH_DURATION_INC = 2588;
  private static final int DAC_FILE_SCALE = 2708;
  private static final int DAC_FILE_OFFSET = 2716;
  private static final int DAC_FILE_EPISODE_NUM = 2724;
  private static final int DAC_FILE_ADC_NUM = 2732;
  private static final int DAC_FILE_PATH = 2736;
  private static final int CONDIT_ENABLE = 3260;
  private static final int POST_TRAIN_PERIOD = 3304;
  private static final int POST_TRAIN_LEVEL = 3312;
  private static final int UL_ENABLE = 3360;
  private static final int UL_PARAM_TO_VARY = 3368;
  private static final int UL_PARAM_VALUE_LIST = 3376;
  private static final int UL_REPEAT = 4400;
  private static final int ALTERNATE_DAC_OUTPUT_STATE = 5876;

  private final HeaderBytes header;
  private final float version;
  private final boolean extended;
  private final int active;

  Abf1Commands(HeaderBytes header, float version, boolean extended) {
    this.header = header;
    this.version = version;
    this.extended = extended;
    int stored = header.int16(ACTIVE_DAC_CHANNEL);
    this.active = stored >= 0 && stored < WITH_WAVEFORM ? stored : 0;
  }

  Commands commands() {
    List<OutputChannel> outputs = new ArrayList<>();
    for (int number = 0; number < OUTPUTS; number++) {
      String name = header.text(DAC_CHANNEL_NAME + NAME_BYTES * number, NAME_BYTES);
      boolean last =
          number < WITH_WAVEFORM
              && int16(INTER_EPISODE_LEVEL, OLD_INTER_EPISODE_LEVEL, number) != 0;
      outputs.add(
          new OutputChannel(
              number,
              name.isEmpty() ? "output " + number : name,
              header.text(DAC_CHANNEL_UNITS + UNIT_BYTES * number, UNIT_BYTES),
              header.float32(DAC_HOLDING_LEVEL + Float.BYTES * number),
              conditioning(number),
              last ? InterEpisodeLevel.LAST_EPOCH : InterEpisodeLevel.HOLDING,
              waveform(number),
              userList(number)));
    }
    int sweeps = header.int32(EPISODES_PER_RUN);
    boolean alternate =
        extended && version >= FIRST_ALTERNATING && header.int16(ALTERNATE_DAC_OUTPUT_STATE) != 0;
    return new Commands(
        outputs,
        active,
        sweeps > 0 ? sweeps : Integer.MAX_VALUE,
        alternate ? AlternateOutputs.ON : AlternateOutputs.OFF);
  }

  /** A short of an output: from the extended fields, or from the old one of the active output. */
  private int int16(int offset, int oldOffset, int number) {
    if (extended) {
      return header.int16(offset + Short.BYTES * number);
    }
    return number == active ? header.int16(oldOffset) : 0;
  }

  private float float32(int offset, int oldOffset, int number) {
    return header.float32(extended ? offset + Float.BYTES * number : oldOffset);
  }

  private Waveform waveform(int number) {
    if (number >= WITH_WAVEFORM || (!extended && number != active)) {
      return new Off();
    }
    boolean enabled = !extended || header.int16(WAVEFORM_ENABLE + Short.BYTES * number) != 0;
    int source = int16(WAVEFORM_SOURCE, OLD_WAVEFORM_SOURCE, number);
    if (enabled && source == SOURCE_EPOCHS) {
      return new EpochTable(epochs(number));
    }
    if (enabled && source == SOURCE_FILE) {
      return new FromFile(
          extended
              ? header.text(DAC_FILE_PATH + PATH_BYTES * number, PATH_BYTES)
              : header.text(OLD_DAC_FILE_PATH, OLD_PATH_BYTES),
          float32(DAC_FILE_SCALE, OLD_DAC_FILE_SCALE, number),
          float32(DAC_FILE_OFFSET, OLD_DAC_FILE_OFFSET, number),
          extended
              ? header.int32(DAC_FILE_EPISODE_NUM + Integer.BYTES * number)
              : header.int16(OLD_DAC_FILE_EPISODE_NUM),
          int16(DAC_FILE_ADC_NUM, OLD_DAC_FILE_ADC_NUM, number));
    }
    return new Off();
  }

  private List<CommandEpoch> epochs(int number) {
    List<CommandEpoch> epochs = new ArrayList<>();
    for (int index = 0; index < EPOCHS; index++) {
      CommandEpoch epoch = extended ? epoch(index, EPOCHS * number + index) : oldEpoch(index);
      if (epoch.typeCode() != CommandEpoch.DISABLED) {
        epochs.add(epoch);
      }
    }
    return epochs;
  }

  private CommandEpoch epoch(int index, int entry) {
    boolean trains = version >= FIRST_WITH_TRAINS;
    return new CommandEpoch(
        index,
        header.int16(EPOCH_TYPE + Short.BYTES * entry),
        header.float32(EPOCH_INIT_LEVEL + Float.BYTES * entry),
        header.float32(EPOCH_LEVEL_INC + Float.BYTES * entry),
        header.int32(EPOCH_INIT_DURATION + Integer.BYTES * entry),
        header.int32(EPOCH_DURATION_INC + Integer.BYTES * entry),
        trains ? header.int32(EPOCH_PULSE_PERIOD + Integer.BYTES * entry) : 0,
        trains ? header.int32(EPOCH_PULSE_WIDTH + Integer.BYTES * entry) : 0);
  }

  private CommandEpoch oldEpoch(int index) {
    return new CommandEpoch(
        index,
        header.int16(OLD_EPOCH_TYPE + Short.BYTES * index),
        header.float32(OLD_EPOCH_INIT_LEVEL + Float.BYTES * index),
        header.float32(OLD_EPOCH_LEVEL_INC + Float.BYTES * index),
        header.int16(OLD_EPOCH_INIT_DURATION + Short.BYTES * index),
        header.int16(OLD_EPOCH_DURATION_INC + Short.BYTES * index),
        0,
        0);
  }

  private Optional<Conditioning> conditioning(int number) {
    if (number >= WITH_WAVEFORM) {
      return Optional.empty();
    }
    boolean enabled =
        extended
            ? header.int16(CONDIT_ENABLE + Short.BYTES * number) != 0
            : header.int16(OLD_CONDIT_ENABLE) != 0 && header.int16(OLD_CONDIT_CHANNEL) == number;
    return enabled
        ? Optional.of(
            new Conditioning(
                float32(POST_TRAIN_PERIOD, OLD_POST_TRAIN_PERIOD, number),
                float32(POST_TRAIN_LEVEL, OLD_POST_TRAIN_LEVEL, number)))
        : Optional.empty();
  }

  private Optional<UserList> userList(int number) {
    if (int16(UL_ENABLE, OLD_LIST_ENABLE, number) == 0) {
      return Optional.empty();
    }
    boolean repeats = extended && header.int16(UL_REPEAT + Short.BYTES * number) != 0;
    return UserList.of(
        int16(UL_PARAM_TO_VARY, OLD_PARAM_TO_VARY, number),
        extended
            ? header.text(UL_PARAM_VALUE_LIST + LIST_BYTES * number, LIST_BYTES)
            : header.text(OLD_PARAM_VALUE_LIST, OLD_LIST_BYTES),
        repeats ? AfterTheLast.REPEATS : AfterTheLast.STAYS);
  }
}
