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
    int sweeps = protocol.int32(30);
    return new Commands(
        outputs,
        protocol.int16(142),
        sweeps > 0 ? sweeps : Integer.MAX_VALUE,
        protocol.int16(182) != 0 ? AlternateOutputs.ON : AlternateOutputs.OFF);
  }

  private void readEpochs() {
    for (HeaderBytes entry : sections.entries(Name.EPOCH_PER_DAC, EPOCH_BYTES)) {
      CommandEpoch epoch =
          new CommandEpoch(
              Math.max(0, entry.int16(0)),
              entry.int16(4),
              entry.float32(6),
              entry.float32(10),
              entry.int32(14),
              entry.int32(18),
              entry.int32(22),
              entry.int32(26));
      if (epoch.typeCode() != CommandEpoch.DISABLED) {
        epochs.computeIfAbsent(entry.int16(2), output -> new ArrayList<>()).add(epoch);
      }
    }
    epochs.values().forEach(table -> table.sort(Comparator.comparingInt(CommandEpoch::index)));
  }

  private void readUserLists() {
    for (HeaderBytes entry : sections.entries(Name.USER_LIST, USER_LIST_BYTES)) {
      if (entry.int16(2) != 0) {
        AfterTheLast after = entry.int16(6) != 0 ? AfterTheLast.REPEATS : AfterTheLast.STAYS;
        UserList.of(entry.int16(4), strings.get(entry.int32(8)), after)
            .ifPresent(list -> userLists.put(entry.int16(0), list));
      }
    }
  }

  private OutputChannel output(HeaderBytes entry) {
    int number = entry.int16(0);
    String name = strings.get(entry.int32(24));
    Optional<Conditioning> conditioning =
        entry.int16(60) != 0
            ? Optional.of(new Conditioning(entry.float32(82), entry.float32(86)))
            : Optional.empty();
    return new OutputChannel(
        number,
        name.isEmpty() ? "output " + number : name,
        strings.get(entry.int32(28)),
        entry.float32(12),
        conditioning,
        entry.int16(44) != 0 ? InterEpisodeLevel.LAST_EPOCH : InterEpisodeLevel.HOLDING,
        waveform(number, entry),
        Optional.ofNullable(userLists.get(number)));
  }

  private Waveform waveform(int number, HeaderBytes entry) {
    boolean enabled = entry.int16(40) != 0;
    int source = entry.int16(42);
    if (enabled && source == SOURCE_EPOCHS) {
      return new EpochTable(epochs.getOrDefault(number, List.of()));
    }
    if (enabled && source == SOURCE_FILE) {
      return new FromFile(
          strings.get(entry.int32(118)),
          entry.float32(46),
          entry.float32(50),
          entry.int32(54),
          entry.int16(58));
    }
    return new Off();
  }
}
