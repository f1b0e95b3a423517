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
  private static final float FIRST_WITH_TRAINS = 1.67f;
  private static final float FIRST_ALTERNATING = 1.72f;
  private static final int SOURCE_EPOCHS = 1;
  private static final int SOURCE_FILE = 2;

  private final HeaderBytes header;
  private final float version;
  private final boolean extended;
  private final int active;

  Abf1Commands(HeaderBytes header, float version, boolean extended) {
    this.header = header;
    this.version = version;
    this.extended = extended;
    int stored = header.int16(1440);
    this.active = stored >= 0 && stored < WITH_WAVEFORM ? stored : 0;
  }

  Commands commands() {
    List<OutputChannel> outputs = new ArrayList<>();
    for (int number = 0; number < OUTPUTS; number++) {
      String name = header.text(1306 + NAME_BYTES * number, NAME_BYTES);
      boolean last = number < WITH_WAVEFORM && int16(2304, 1442, number) != 0;
      outputs.add(
          new OutputChannel(
              number,
              name.isEmpty() ? "output " + number : name,
              header.text(1346 + UNIT_BYTES * number, UNIT_BYTES),
              header.float32(1394 + Float.BYTES * number),
              conditioning(number),
              last ? InterEpisodeLevel.LAST_EPOCH : InterEpisodeLevel.HOLDING,
              waveform(number),
              userList(number)));
    }
    int sweeps = header.int32(146);
    boolean alternate = extended && version >= FIRST_ALTERNATING && header.int16(5876) != 0;
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
    boolean enabled = !extended || header.int16(2296 + Short.BYTES * number) != 0;
    int source = int16(2300, 1438, number);
    if (enabled && source == SOURCE_EPOCHS) {
      return new EpochTable(epochs(number));
    }
    if (enabled && source == SOURCE_FILE) {
      return new FromFile(
          extended ? header.text(2736 + 256 * number, 256) : header.text(1634, 84),
          float32(2708, 1620, number),
          float32(2716, 1624, number),
          extended ? header.int32(2724 + Integer.BYTES * number) : header.int16(1630),
          int16(2732, 1632, number));
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
        header.int16(2308 + Short.BYTES * entry),
        header.float32(2348 + Float.BYTES * entry),
        header.float32(2428 + Float.BYTES * entry),
        header.int32(2508 + Integer.BYTES * entry),
        header.int32(2588 + Integer.BYTES * entry),
        trains ? header.int32(2136 + Integer.BYTES * entry) : 0,
        trains ? header.int32(2216 + Integer.BYTES * entry) : 0);
  }

  private CommandEpoch oldEpoch(int index) {
    return new CommandEpoch(
        index,
        header.int16(1444 + Short.BYTES * index),
        header.float32(1464 + Float.BYTES * index),
        header.float32(1504 + Float.BYTES * index),
        header.int16(1544 + Short.BYTES * index),
        header.int16(1564 + Short.BYTES * index),
        0,
        0);
  }

  private Optional<Conditioning> conditioning(int number) {
    if (number >= WITH_WAVEFORM) {
      return Optional.empty();
    }
    boolean enabled =
        extended
            ? header.int16(3260 + Short.BYTES * number) != 0
            : header.int16(1718) != 0 && header.int16(1720) == number;
    return enabled
        ? Optional.of(new Conditioning(float32(3304, 1742, number), float32(3312, 1746, number)))
        : Optional.empty();
  }

  private Optional<UserList> userList(int number) {
    if (int16(3360, 1966, number) == 0) {
      return Optional.empty();
    }
    boolean repeats = extended && header.int16(4400 + Short.BYTES * number) != 0;
    return UserList.of(
        int16(3368, 1762, number),
        extended ? header.text(3376 + 256 * number, 256) : header.text(1764, 80),
        repeats ? AfterTheLast.REPEATS : AfterTheLast.STAYS);
  }
}
