package org.patchbridge.abf;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.patchbridge.abf.AbfFixture.Input;
import org.patchbridge.abf.OutputChannel.EpochTable;
import org.patchbridge.abf.OutputChannel.FromFile;
import org.patchbridge.abf.OutputChannel.InterEpisodeLevel;
import org.patchbridge.abf.OutputChannel.Off;

/** Writes ABF 2: the header with the table of sections, then the sections, each in its blocks. */
final class Abf2Fixture {
  private final AbfFixture fixture;
  private final FixtureBytes bytes = new FixtureBytes();
  private final List<String> strings = new ArrayList<>();

  private Abf2Fixture(AbfFixture fixture) {
    this.fixture = fixture;
  }

  static byte[] bytes(AbfFixture fixture) {
    return new Abf2Fixture(fixture).write();
  }

  static String text(UserList list) {
    return list.values().stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  private byte[] write() {
    bytes.text(0, "ABF2", 4);
    bytes.int8(6, 6);
    bytes.int8(7, 2);
    bytes.int32(8, FixtureBytes.BLOCK);
    bytes.int32(12, fixture.sweeps.size());
    bytes.int32(16, 20240229);
    bytes.int32(20, 3_661_250);
    bytes.int16(28, 1);
    bytes.int16(30, fixture.floats ? 1 : 0);
    bytes.int32(56, 0x0A070003);
    bytes.int32(60, string("Clampex"));
    bytes.int32(72, string(fixture.protocolPath));
    bytes.int32(508, 0);
    protocol(section(0, 512, 1));
    int inputs = section(1, 128, fixture.channels());
    for (int k = 0; k < fixture.channels(); k++) {
      input(inputs + 128 * k, fixture.inputs.get(k));
    }
    int outputs = section(2, 256, fixture.outputs.size());
    for (int k = 0; k < fixture.outputs.size(); k++) {
      output(outputs + 256 * k, fixture.outputs.get(k));
    }
    epochs();
    userLists();
    strings();
    data();
    return bytes.toBytes();
  }

  /** Enters the next blocks into the table; the offset of their first byte. */
  private int section(int place, int entryBytes, long entries) {
    int block = bytes.nextBlock();
    int offset = 76 + 16 * place;
    bytes.int32(offset, entries == 0 ? 0 : block);
    bytes.int32(offset + 4, entryBytes);
    bytes.int64(offset + 8, entries);
    if (entries > 0) {
      bytes.int8(block * FixtureBytes.BLOCK + entryBytes * (int) entries - 1, 0);
    }
    return block * FixtureBytes.BLOCK;
  }

  private int string(String text) {
    strings.add(text);
    return strings.size();
  }

  private void protocol(int at) {
    bytes.int16(at, fixture.mode);
    bytes.float32(at + 2, fixture.intervalMicroseconds);
    bytes.int32(at + 22, fixture.samplesPerEpisode());
    bytes.int32(
        at + 30, fixture.sweepsOfProtocol > 0 ? fixture.sweepsOfProtocol : fixture.sweeps.size());
    bytes.float32(at + 110, AbfFixture.RANGE);
    bytes.int32(at + 118, AbfFixture.RESOLUTION);
    bytes.int16(at + 142, fixture.active);
    bytes.int16(at + 182, fixture.alternate ? 1 : 0);
  }

  private void input(int at, Input input) {
    bytes.int16(at, input.number());
    bytes.int16(at + 2, input.telegraphGain() == 0 ? 0 : 1);
    bytes.int16(at + 4, 24);
    bytes.float32(at + 6, input.telegraphGain());
    bytes.int16(at + 18, input.telegraphMode());
    bytes.float32(at + 28, input.programmableGain());
    bytes.float32(at + 40, input.instrumentScale());
    bytes.float32(at + 44, input.instrumentOffset());
    bytes.float32(at + 48, input.signalGain());
    bytes.float32(at + 52, input.signalOffset());
    bytes.int32(at + 74, string(input.name()));
    bytes.int32(at + 78, string(input.unit()));
  }

  private void output(int at, OutputChannel output) {
    bytes.int16(at, output.number());
    bytes.float32(at + 12, output.holdingLevel());
    bytes.int32(at + 24, string(output.name()));
    bytes.int32(at + 28, string(output.unit()));
    bytes.int16(at + 40, output.waveform() instanceof Off ? 0 : 1);
    bytes.int16(at + 42, output.waveform() instanceof FromFile ? 2 : 1);
    bytes.int16(at + 44, output.interEpisode() == InterEpisodeLevel.LAST_EPOCH ? 1 : 0);
    if (output.waveform() instanceof FromFile file) {
      bytes.float32(at + 46, file.scale());
      bytes.float32(at + 50, file.offset());
      bytes.int32(at + 54, file.episode());
      bytes.int16(at + 58, file.inputNumber());
      bytes.int32(at + 118, string(file.path()));
    }
    output
        .afterConditioning()
        .ifPresent(
            train -> {
              bytes.int16(at + 60, 1);
              bytes.float32(at + 82, train.postTrainPeriod());
              bytes.float32(at + 86, train.postTrainLevel());
            });
  }

  private void epochs() {
    record Entry(int output, CommandEpoch epoch) {}
    List<Entry> entries = new ArrayList<>();
    for (OutputChannel output : fixture.outputs) {
      if (output.waveform() instanceof EpochTable table) {
        table.epochs().forEach(epoch -> entries.add(new Entry(output.number(), epoch)));
      }
    }
    int start = section(5, 48, entries.size());
    for (int k = 0; k < entries.size(); k++) {
      CommandEpoch epoch = entries.get(k).epoch();
      int at = start + 48 * k;
      bytes.int16(at, epoch.index());
      bytes.int16(at + 2, entries.get(k).output());
      bytes.int16(at + 4, epoch.typeCode());
      bytes.float32(at + 6, epoch.level());
      bytes.float32(at + 10, epoch.levelDelta());
      bytes.int32(at + 14, epoch.duration());
      bytes.int32(at + 18, epoch.durationDelta());
      bytes.int32(at + 22, epoch.pulsePeriod());
      bytes.int32(at + 26, epoch.pulseWidth());
    }
  }

  private void userLists() {
    List<OutputChannel> listed =
        fixture.outputs.stream().filter(output -> output.userList().isPresent()).toList();
    int start = section(6, 64, listed.size());
    for (int k = 0; k < listed.size(); k++) {
      UserList list = listed.get(k).userList().orElseThrow();
      int at = start + 64 * k;
      bytes.int16(at, listed.get(k).number());
      bytes.int16(at + 2, 1);
      bytes.int16(at + 4, list.parameter());
      bytes.int16(at + 6, list.afterTheLast() == UserList.AfterTheLast.REPEATS ? 1 : 0);
      bytes.int32(at + 8, string(text(list)));
    }
  }

  private void strings() {
    int start = bytes.nextBlock() * FixtureBytes.BLOCK;
    bytes.text(start, "SSCH", 4);
    bytes.int32(start + 4, 1);
    bytes.int32(start + 8, strings.size());
    bytes.int32(start + 40, 0);
    int position = start + 44;
    for (String text : strings) {
      position = bytes.zeroTerminated(position, text);
    }
    int offset = 76 + 16 * 9;
    bytes.int32(offset, start / FixtureBytes.BLOCK);
    bytes.int32(offset + 4, position - start);
    bytes.int64(offset + 8, strings.size());
  }

  private void data() {
    int position = section(10, fixture.floats ? 4 : 2, fixture.samples());
    for (double[][] sweep : fixture.sweeps) {
      position = bytes.samples(position, sweep, fixture.floats);
    }
    if (fixture.synchArray) {
      int start = section(15, 8, fixture.sweeps.size());
      for (int k = 0; k < fixture.sweeps.size(); k++) {
        double[][] sweep = fixture.sweeps.get(k);
        bytes.int32(start + 8 * k + 4, (long) sweep.length * sweep[0].length);
      }
    }
  }
}
