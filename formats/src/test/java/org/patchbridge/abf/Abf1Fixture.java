package org.patchbridge.abf;

import org.patchbridge.abf.AbfFixture.Input;
import org.patchbridge.abf.OutputChannel.EpochTable;
import org.patchbridge.abf.OutputChannel.FromFile;
import org.patchbridge.abf.OutputChannel.InterEpisodeLevel;
import org.patchbridge.abf.OutputChannel.Off;

/** Writes ABF 1, before version 1.6 with the short header and one set of epochs. */
final class Abf1Fixture {
  private final AbfFixture fixture;
  private final float version;
  private final FixtureBytes bytes = new FixtureBytes();

  private Abf1Fixture(AbfFixture fixture, float version) {
    this.fixture = fixture;
    this.version = version;
  }

  static byte[] bytes(AbfFixture fixture, float version) {
    return new Abf1Fixture(fixture, version).write();
  }

  private boolean isExtended() {
    return version >= 1.6f;
  }

  private byte[] write() {
    int dataBlock = isExtended() ? 12 : 4;
    bytes.text(0, "ABF ", 4);
    bytes.float32(4, version);
    bytes.int16(8, fixture.mode);
    bytes.int32(10, fixture.samples());
    bytes.int32(16, fixture.mode == 3 ? 1 : fixture.sweeps.size());
    bytes.int32(20, isExtended() ? 20240229 : 990228);
    bytes.int32(24, 3661);
    bytes.int16(36, 1);
    bytes.int32(40, dataBlock);
    bytes.int16(100, fixture.floats ? 1 : 0);
    bytes.int16(120, fixture.channels());
    bytes.float32(122, fixture.intervalMicroseconds / fixture.channels());
    bytes.int32(138, fixture.samplesPerEpisode());
    bytes.int32(
        146, fixture.sweepsOfProtocol > 0 ? fixture.sweepsOfProtocol : fixture.sweeps.size());
    bytes.float32(244, AbfFixture.RANGE);
    bytes.int32(252, AbfFixture.RESOLUTION);
    bytes.text(294, "Clampex", 16);
    bytes.int16(366, 250);
    for (int place = 0; place < 16; place++) {
      bytes.int16(410 + 2 * place, -1);
    }
    for (int place = 0; place < fixture.channels(); place++) {
      input(place, fixture.inputs.get(place));
    }
    bytes.int16(1440, fixture.active);
    fixture.outputs.forEach(this::output);
    if (isExtended()) {
      bytes.text(4898, fixture.protocolPath, 256);
      bytes.int16(5798, 9);
      bytes.int16(5800, 2);
      bytes.int16(5876, fixture.alternate ? 1 : 0);
    }
    data(dataBlock * FixtureBytes.BLOCK);
    return bytes.toBytes();
  }

  private void data(int dataPosition) {
    int position = dataPosition;
    for (double[][] sweep : fixture.sweeps) {
      position = bytes.samples(position, sweep, fixture.floats);
    }
    if (fixture.synchArray) {
      int block = bytes.nextBlock();
      bytes.int32(92, block);
      bytes.int32(96, fixture.sweeps.size());
      for (int k = 0; k < fixture.sweeps.size(); k++) {
        double[][] sweep = fixture.sweeps.get(k);
        bytes.int32(block * FixtureBytes.BLOCK + 8 * k + 4, sweep.length * sweep[0].length);
      }
    }
  }

  private void input(int place, Input input) {
    int number = input.number();
    bytes.int16(410 + 2 * place, number);
    bytes.text(442 + 10 * number, input.name(), 10);
    bytes.text(602 + 8 * number, input.unit(), 8);
    bytes.float32(730 + 4 * number, input.programmableGain());
    bytes.float32(922 + 4 * number, input.instrumentScale());
    bytes.float32(986 + 4 * number, input.instrumentOffset());
    bytes.float32(1050 + 4 * number, input.signalGain());
    bytes.float32(1114 + 4 * number, input.signalOffset());
    if (input.telegraphGain() != 0 && version >= 1.65f) {
      bytes.int16(4512 + 2 * number, 1);
      bytes.int16(4544 + 2 * number, 24);
      bytes.float32(4576 + 4 * number, input.telegraphGain());
      bytes.int16(4768 + 2 * number, input.telegraphMode());
    } else if (input.telegraphGain() != 0) {
      bytes.int16(262, 1);
      bytes.int16(264, number);
      bytes.float32(268, input.telegraphGain());
    }
  }

  private void output(OutputChannel output) {
    int number = output.number();
    bytes.text(1306 + 10 * number, output.name(), 10);
    bytes.text(1346 + 8 * number, output.unit(), 8);
    bytes.float32(1394 + 4 * number, output.holdingLevel());
    if (isExtended() && number < 2) {
      extended(number, output);
    } else if (number == fixture.active) {
      old(output);
    }
  }

  private static int source(OutputChannel output) {
    return output.waveform() instanceof FromFile ? 2 : 1;
  }

  private void extended(int number, OutputChannel output) {
    bytes.int16(2296 + 2 * number, output.waveform() instanceof Off ? 0 : 1);
    bytes.int16(2300 + 2 * number, source(output));
    bytes.int16(2304 + 2 * number, output.interEpisode() == InterEpisodeLevel.LAST_EPOCH ? 1 : 0);
    if (output.waveform() instanceof EpochTable table) {
      for (CommandEpoch epoch : table.epochs()) {
        int entry = 10 * number + epoch.index();
        bytes.int16(2308 + 2 * entry, epoch.typeCode());
        bytes.float32(2348 + 4 * entry, epoch.level());
        bytes.float32(2428 + 4 * entry, epoch.levelDelta());
        bytes.int32(2508 + 4 * entry, epoch.duration());
        bytes.int32(2588 + 4 * entry, epoch.durationDelta());
        bytes.int32(2136 + 4 * entry, epoch.pulsePeriod());
        bytes.int32(2216 + 4 * entry, epoch.pulseWidth());
      }
    } else if (output.waveform() instanceof FromFile file) {
      bytes.float32(2708 + 4 * number, file.scale());
      bytes.float32(2716 + 4 * number, file.offset());
      bytes.int32(2724 + 4 * number, file.episode());
      bytes.int16(2732 + 2 * number, file.inputNumber());
      bytes.text(2736 + 256 * number, file.path(), 256);
    }
    output
        .afterConditioning()
        .ifPresent(
            train -> {
              bytes.int16(3260 + 2 * number, 1);
              bytes.float32(3304 + 4 * number, train.postTrainPeriod());
              bytes.float32(3312 + 4 * number, train.postTrainLevel());
            });
    output
        .userList()
        .ifPresent(
            list -> {
              bytes.int16(3360 + 2 * number, 1);
              bytes.int16(3368 + 2 * number, list.parameter());
              bytes.text(3376 + 256 * number, Abf2Fixture.text(list), 256);
              bytes.int16(
                  4400 + 2 * number, list.afterTheLast() == UserList.AfterTheLast.REPEATS ? 1 : 0);
            });
  }

  private void old(OutputChannel output) {
    bytes.int16(1438, output.waveform() instanceof Off ? 0 : source(output));
    bytes.int16(1442, output.interEpisode() == InterEpisodeLevel.LAST_EPOCH ? 1 : 0);
    if (output.waveform() instanceof EpochTable table) {
      for (CommandEpoch epoch : table.epochs()) {
        int index = epoch.index();
        bytes.int16(1444 + 2 * index, epoch.typeCode());
        bytes.float32(1464 + 4 * index, epoch.level());
        bytes.float32(1504 + 4 * index, epoch.levelDelta());
        bytes.int16(1544 + 2 * index, epoch.duration());
        bytes.int16(1564 + 2 * index, epoch.durationDelta());
      }
    } else if (output.waveform() instanceof FromFile file) {
      bytes.float32(1620, file.scale());
      bytes.float32(1624, file.offset());
      bytes.int16(1630, file.episode());
      bytes.int16(1632, file.inputNumber());
      bytes.text(1634, file.path(), 84);
    }
    output
        .userList()
        .ifPresent(
            list -> {
              bytes.int16(1966, 1);
              bytes.int16(1762, list.parameter());
              bytes.text(1764, Abf2Fixture.text(list), 80);
            });
  }
}
