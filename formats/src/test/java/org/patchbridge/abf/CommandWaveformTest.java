package org.patchbridge.abf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbridge.abf.OutputChannel.Conditioning;
import org.patchbridge.abf.OutputChannel.EpochTable;
import org.patchbridge.abf.OutputChannel.InterEpisodeLevel;
import org.patchbridge.abf.UserList.AfterTheLast;

/** The command of each epoch type against its closed form, through files of both versions. */
class CommandWaveformTest {
  private static final int SAMPLES = 640;

  /** Clampex holds for 1/64 of the sweep. */
  private static final int BEFORE = 10;

  private static final double HOLDING = -20;

  @TempDir Path folder;

  private double[][] commands(float version, int sweeps, OutputChannel output) {
    AbfFixture fixture = new AbfFixture();
    fixture.inputs.add(AbfFixture.Input.of(0, "mV"));
    fixture.outputs.add(output);
    return commands(version, fixture.withSweeps(sweeps, SAMPLES));
  }

  private double[][] commands(float version, AbfFixture fixture) {
    Path file =
        AbfFixture.write(folder.resolve("cell.abf"), AbfRoundTripTest.bytes(fixture, version));
    try (AbfRecording recording = AbfReader.open(file)) {
      return recording.sweeps().stream().map(recording::picoamps).toArray(double[][]::new);
    }
  }

  private static OutputChannel output(CommandEpoch... epochs) {
    return AbfFixture.output(0, "pA", HOLDING, new EpochTable(List.of(epochs)));
  }

  private static OutputChannel with(
      OutputChannel output, InterEpisodeLevel level, Optional<UserList> list) {
    return new OutputChannel(
        output.number(),
        output.name(),
        output.unit(),
        output.holdingLevel(),
        output.afterConditioning(),
        level,
        output.waveform(),
        list);
  }

  private static void assertCommand(double[] command, IntToDoubleFunction expected) {
    double[] values = new double[command.length];
    Arrays.setAll(values, expected);
    for (int k = 0; k < command.length; k++) {
      assertThat(command[k]).as("sample %d", k).isCloseTo(values[k], within(1e-4));
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {1.3f, 1.83f, 2})
  void stepsBeginAfterOneSixtyFourthAndChangeFromSweepToSweep(float version) {
    CommandEpoch first = new CommandEpoch(0, 1, 50, 25, 100, 10, 0, 0);
    CommandEpoch third = AbfFixture.step(2, -30, 0, 50);
    double[][] commands = commands(version, 3, output(first, third));
    for (int sweep = 0; sweep < 3; sweep++) {
      int end = BEFORE + 100 + 10 * sweep;
      double level = 50 + 25 * sweep;
      assertCommand(
          commands[sweep],
          k -> k < BEFORE ? HOLDING : k < end ? level : k < end + 50 ? -30 : HOLDING);
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {1.3f, 1.83f, 2})
  void rampsGoFromTheLevelBeforeToTheirOwn(float version) {
    CommandEpoch step = AbfFixture.step(0, 10, 0, 20);
    CommandEpoch ramp = new CommandEpoch(1, 2, 110, 0, 201, 0, 0, 0);
    assertCommand(
        commands(version, 1, output(step, ramp))[0],
        k -> {
          if (k < BEFORE || k >= 231) {
            return HOLDING;
          }
          return k < 30 ? 10 : 10 + (k - 30) * 100.0 / 200;
        });
  }

  @ParameterizedTest
  @ValueSource(floats = {1.83f, 2})
  void pulseTrainsHoldWholePulses(float version) {
    // 110 samples: two whole periods of 50, and 10 left, too few for a pulse of 15.
    CommandEpoch train = new CommandEpoch(0, 3, 80, 0, 110, 0, 50, 15);
    assertCommand(
        commands(version, 1, output(train))[0],
        k -> k >= BEFORE && k < BEFORE + 100 && (k - BEFORE) % 50 < 15 ? 80 : HOLDING);
    CommandEpoch roomForOneMore = new CommandEpoch(0, 3, 80, 0, 115, 0, 50, 15);
    assertCommand(
        commands(version, 1, output(roomForOneMore))[0],
        k -> k >= BEFORE && k < BEFORE + 115 && (k - BEFORE) % 50 < 15 ? 80 : HOLDING);
  }

  @ParameterizedTest
  @ValueSource(floats = {1.83f, 2})
  void triangleTrainsRiseAndFall(float version) {
    CommandEpoch train = new CommandEpoch(0, 4, 20, 0, 105, 0, 50, 10);
    assertCommand(
        commands(version, 1, output(train))[0],
        k -> {
          if (k < BEFORE || k >= BEFORE + 100) {
            return HOLDING;
          }
          int in = (k - BEFORE) % 50;
          return in < 10 ? -20 + 4 * in : 20 - (in - 10);
        });
  }

  @ParameterizedTest
  @ValueSource(floats = {1.83f, 2})
  void cosineTrainsBeginAndEndAtTheLevelBefore(float version) {
    CommandEpoch train = new CommandEpoch(0, 5, 40, 0, 120, 0, 50, 0);
    assertCommand(
        commands(version, 1, output(train))[0],
        k ->
            k < BEFORE || k >= BEFORE + 100
                ? HOLDING
                : HOLDING + 60 * Math.pow(Math.sin(Math.PI * (k - BEFORE) / 50), 2));
  }

  @ParameterizedTest
  @ValueSource(floats = {1.83f, 2})
  void biphasicTrainsGoBothWaysFromTheLevelBefore(float version) {
    CommandEpoch train = new CommandEpoch(0, 7, 30, 0, 100, 0, 50, 20);
    assertCommand(
        commands(version, 1, output(train))[0],
        k -> {
          int in = (k - BEFORE) % 50;
          if (k < BEFORE || k >= BEFORE + 100 || in >= 20) {
            return HOLDING;
          }
          return in < 10 ? 30 : -70;
        });
  }

  @ParameterizedTest
  @ValueSource(floats = {1.3f, 1.83f, 2})
  void lastLevelMayStayUntilTheNextSweep(float version) {
    OutputChannel output =
        with(
            output(AbfFixture.step(0, 50, 25, 100)),
            InterEpisodeLevel.LAST_EPOCH,
            Optional.empty());
    double[][] commands = commands(version, 2, output);
    assertCommand(commands[0], k -> k < BEFORE ? HOLDING : 50);
    assertCommand(commands[1], k -> k < BEFORE ? 50 : 75);
  }

  @ParameterizedTest
  @ValueSource(floats = {1.3f, 1.83f, 2})
  void userListReplacesLevels(float version) {
    UserList list = new UserList(22, List.of(5.0, -7.5), AfterTheLast.STAYS);
    OutputChannel output =
        with(
            output(AbfFixture.step(0, 50, 0, 100), AbfFixture.step(1, 60, 0, 100)),
            InterEpisodeLevel.HOLDING,
            Optional.of(list));
    double[][] commands = commands(version, 3, output);
    assertThat(commands[0][150]).isEqualTo(5);
    assertThat(commands[1][150]).isEqualTo(-7.5);
    assertThat(commands[2][150]).isEqualTo(-7.5);
    assertThat(commands[2][50]).isEqualTo(50);
  }

  @ParameterizedTest
  @ValueSource(floats = {1.83f, 2})
  void userListReplacesDurationsAndMayRepeat(float version) {
    UserList list = new UserList(31, List.of(30.0, 60.0), AfterTheLast.REPEATS);
    OutputChannel output =
        with(output(AbfFixture.step(0, 50, 0, 100)), InterEpisodeLevel.HOLDING, Optional.of(list));
    double[][] commands = commands(version, 3, output);
    for (int sweep = 0; sweep < 3; sweep++) {
      int end = BEFORE + (sweep == 1 ? 60 : 30);
      assertCommand(commands[sweep], k -> k >= BEFORE && k < end ? 50 : HOLDING);
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {1.83f, 2})
  void conditioningTrainLeavesItsLevelBeforeTheEpochs(float version) {
    OutputChannel plain = output(AbfFixture.step(0, 50, 0, 100));
    OutputChannel conditioned =
        new OutputChannel(
            0,
            "Cmd 0",
            "pA",
            HOLDING,
            Optional.of(new Conditioning(5, -40)),
            InterEpisodeLevel.HOLDING,
            plain.waveform(),
            Optional.empty());
    assertCommand(
        commands(version, 1, conditioned)[0],
        k -> k < BEFORE ? -40 : k < BEFORE + 100 ? 50 : HOLDING);
  }

  @ParameterizedTest
  @ValueSource(floats = {1.83f, 2})
  void sweepsBeyondTheProtocolAndOfTheOtherOutputsTurnAreHeld(float version) {
    AbfFixture fixture = AbfFixture.currentClamp(4, SAMPLES, AbfFixture.step(0, 50, 0, 100));
    fixture.alternate = true;
    fixture.sweepsOfProtocol = 2;
    double[][] commands = commands(version, fixture);
    assertThat(commands[0][50]).isEqualTo(50);
    assertThat(commands[1]).containsOnly(0);
    assertThat(commands[2]).containsOnly(0);
  }

  @ParameterizedTest
  @ValueSource(floats = {1.3f, 1.83f, 2})
  void epochsBeyondTheSweepAreCutOff(float version) {
    double[][] commands = commands(version, 1, output(AbfFixture.step(0, 50, 0, 30_000)));
    assertCommand(commands[0], k -> k < BEFORE ? HOLDING : 50);
  }

  @ParameterizedTest
  @ValueSource(floats = {1.3f, 1.83f, 2})
  void gapFreeRecordingsStayAtTheHoldingLevel(float version) {
    AbfFixture fixture = AbfFixture.currentClamp(1, SAMPLES, AbfFixture.step(0, 50, 0, 100));
    fixture.mode = 3;
    assertThat(commands(version, fixture)[0]).containsOnly(0);
  }
}
