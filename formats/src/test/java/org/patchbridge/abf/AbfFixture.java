package org.patchbridge.abf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.patchbridge.abf.OutputChannel.EpochTable;
import org.patchbridge.abf.OutputChannel.InterEpisodeLevel;
import org.patchbridge.abf.OutputChannel.Off;
import org.patchbridge.abf.OutputChannel.Waveform;

/**
 * What a made-up ABF file holds. {@link Abf1Fixture} and {@link Abf2Fixture} write it byte by byte
 * at the offsets of the format's description, without any class of the reader.
 */
final class AbfFixture {
  static final float RANGE = 10;
  static final int RESOLUTION = 32768;

  int mode = 5;
  boolean floats;
  float intervalMicroseconds = 50;
  int active;
  int sweepsOfProtocol;
  boolean alternate;
  boolean synchArray = true;
  String protocolPath = "C:\\protocols\\steps.pro";
  final List<Input> inputs = new ArrayList<>();
  final List<OutputChannel> outputs = new ArrayList<>();

  /** Stored values by sweep, channel and sample; integers unless {@link #floats}. */
  final List<double[][]> sweeps = new ArrayList<>();

  /**
   * @param telegraphGain 0 without a telegraph
   */
  record Input(
      int number,
      String name,
      String unit,
      float instrumentScale,
      float signalGain,
      float programmableGain,
      float telegraphGain,
      float instrumentOffset,
      float signalOffset,
      int telegraphMode) {

    static Input of(int number, String unit) {
      return new Input(number, "IN " + number, unit, 0.01f, 1, 1, 0, 0, 0, 1);
    }

    /** The value that a stored integer stands for, in the unit. */
    double value(double stored) {
      double telegraph = telegraphGain == 0 ? 1 : telegraphGain;
      double volts = stored * RANGE / RESOLUTION;
      return volts / ((double) instrumentScale * signalGain * programmableGain * telegraph)
          + instrumentOffset
          - signalOffset;
    }
  }

  /** One potential in mV with a command in pA that has a waveform. */
  static AbfFixture currentClamp(int sweeps, int samples, CommandEpoch... epochs) {
    AbfFixture fixture = new AbfFixture();
    fixture.inputs.add(Input.of(0, "mV"));
    fixture.outputs.add(output(0, "pA", 0, new EpochTable(List.of(epochs))));
    return fixture.withSweeps(sweeps, samples);
  }

  static OutputChannel output(int number, String unit, double holding, Waveform waveform) {
    return new OutputChannel(
        number,
        "Cmd " + number,
        unit,
        holding,
        Optional.empty(),
        InterEpisodeLevel.HOLDING,
        waveform,
        Optional.empty());
  }

  static OutputChannel silent(int number, String unit) {
    return output(number, unit, 0, new Off());
  }

  static CommandEpoch step(int index, double level, double levelDelta, int duration) {
    return new CommandEpoch(index, 1, level, levelDelta, duration, 0, 0, 0);
  }

  /** Sweeps of seeded values for the channels there are. */
  AbfFixture withSweeps(int count, int samples) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
    sweeps.clear();
    for (int sweep = 0; sweep < count; sweep++) {
      double[][] values = new double[inputs.size()][samples];
      for (double[] channel : values) {
        for (int k = 0; k < samples; k++) {
          channel[k] = floats ? random.nextFloat(-100, 100) : random.nextInt(-30000, 30000);
        }
      }
      sweeps.add(values);
    }
    return this;
  }

  int channels() {
    return inputs.size();
  }

  /** Samples of all channels in all sweeps. */
  int samples() {
    return sweeps.stream().mapToInt(sweep -> sweep.length * sweep[0].length).sum();
  }

  int samplesPerEpisode() {
    return mode == 3 ? 0 : channels() * sweeps.get(0)[0].length;
  }

  static Path write(Path file, byte[] bytes) {
    try {
      return Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
