package org.patchbridge.stimulus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patchbridge.recording.ClampMode;
import org.patchbridge.recording.Finding;
import org.patchbridge.recording.InjectedCurrent;
import org.patchbridge.recording.Recording;
import org.patchbridge.recording.RecordingException;
import org.patchbridge.recording.SamplePrecision;
import org.patchbridge.recording.Subject;
import org.patchbridge.recording.Sweep;
import org.patchbridge.recording.SweepInfo;

/** What sweeps are for where no stimulus code says so. */
class SweepProtocolsTest {
  private static final double RATE = 10_000;
  private static final StimulusOntology ONTOLOGY = StimulusOntology.builtIn();

  @TempDir Path folder;

  /** Sweeps of given currents and codes, in a format with or without stimulus codes. */
  private record MadeUp(List<double[]> currents, List<String> codes, boolean hasStimulusCodes)
      implements Recording {
    @Override
    public String source() {
      return "some/folder/cell7.abf";
    }

    @Override
    public String id() {
      return "cell7";
    }

    @Override
    public boolean isSimulated() {
      return true;
    }

    @Override
    public Subject subject() {
      return Subject.unknown();
    }

    @Override
    public List<SweepInfo> sweeps() {
      List<SweepInfo> sweeps = new ArrayList<>();
      for (int k = 0; k < currents.size(); k++) {
        sweeps.add(
            new SweepInfo(
                k,
                "sweep " + k,
                ClampMode.CURRENT_CLAMP,
                RATE,
                currents.get(k).length,
                codes.get(k)));
      }
      return sweeps;
    }

    @Override
    public List<Finding> findings() {
      return List.of();
    }

    @Override
    public Sweep load(SweepInfo sweep) {
      double[] current = currents.get(sweep.number());
      return new Sweep(sweep, new double[current.length], current, SamplePrecision.DOUBLE);
    }

    @Override
    public void close() {}
  }

  private static double[] square(double from, double until, double picoamps) {
    double[] current = new double[20_000];
    Arrays.fill(current, (int) (from * RATE), (int) (until * RATE), picoamps);
    return current;
  }

  private static double[] with(double[] current, double[] more) {
    double[] sum = new double[current.length];
    Arrays.setAll(sum, k -> current[k] + more[k]);
    return sum;
  }

  private static double[] ramp(double picoamps) {
    double[] current = new double[20_000];
    for (int k = 5000; k < 15_000; k++) {
      current[k] = picoamps * (k - 4999) / 10_000;
    }
    return current;
  }

  private static List<Protocol> protocols(Recording recording) {
    return recording.sweeps().stream().map(s -> ONTOLOGY.protocolOf(s.stimulusCode())).toList();
  }

  private static Recording uncoded(double[]... currents) {
    List<String> codes = Arrays.stream(currents).map(current -> "my protocol").toList();
    return new MadeUp(List.of(currents), codes, false);
  }

  @Test
  void durationTellsLongFromShortSquares() {
    Recording told =
        SweepProtocols.byDefault()
            .settle(
                uncoded(
                    square(0.5, 1.5, 100),
                    square(0.5, 0.8, -50),
                    square(0.5, 0.503, 800),
                    square(0.5, 0.6, 100),
                    ramp(300)),
                ONTOLOGY);
    assertThat(protocols(told))
        .containsExactly(
            Protocol.LONG_SQUARE,
            Protocol.LONG_SQUARE,
            Protocol.SHORT_SQUARE,
            Protocol.UNKNOWN,
            Protocol.RAMP);
    assertThat(told.findings())
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.message())
                    .contains("2 as Long Square, 1 as Ramp, 1 as Short Square"));
    assertThat(told.load(told.sweeps().get(2)).picoamps()[5001]).isEqualTo(800);
  }

  @Test
  void testPulseBeforeTheStimulusDoesNotCount() {
    double[] pulse = square(0.1, 0.11, -20);
    Recording told =
        SweepProtocols.byDefault()
            .settle(uncoded(with(pulse, square(0.5, 1.5, 100)), with(pulse, ramp(50))), ONTOLOGY);
    assertThat(protocols(told)).containsExactly(Protocol.LONG_SQUARE, Protocol.RAMP);
  }

  @Test
  void recodedRecordingIsStillASimulatedOne() {
    Recording made = uncoded(square(0.5, 1.5, 100));
    Recording told = SweepProtocols.byDefault().settle(made, ONTOLOGY);
    assertThat(told).isNotSameAs(made);
    assertThat(told.isSimulated()).isTrue();
  }

  @Test
  void ofSeveralLongStepsTheFirstIsTheStimulus() {
    double[] steps = with(square(0.2, 0.7, 100), square(1.2, 1.7, -100));
    assertThat(OwnStimulus.of(InjectedCurrent.of(steps), steps.length, RATE))
        .contains(new Epoch(2000, 6999));
    Recording told = SweepProtocols.byDefault().settle(uncoded(steps), ONTOLOGY);
    assertThat(protocols(told)).containsExactly(Protocol.LONG_SQUARE);
  }

  @Test
  void trainsStaircasesAndFallingRampsAreOfNoProtocol() {
    double[] train = with(square(0.5, 0.503, 800), square(0.6, 0.603, 800));
    double[] staircase = with(square(0.5, 1.5, 100), square(0.8, 1.5, 100));
    Recording told =
        SweepProtocols.byDefault().settle(uncoded(train, staircase, ramp(-100)), ONTOLOGY);
    assertThat(protocols(told)).containsOnly(Protocol.UNKNOWN);
  }

  @Test
  void stepOfZeroBelongsToTheOtherSteps() {
    double[] nothing = new double[20_000];
    Recording steps =
        SweepProtocols.byDefault()
            .settle(uncoded(square(0.5, 1.5, -10), nothing, square(0.5, 1.5, 10)), ONTOLOGY);
    assertThat(protocols(steps)).containsOnly(Protocol.LONG_SQUARE);
    Recording mixed =
        SweepProtocols.byDefault()
            .settle(uncoded(square(0.5, 1.5, -10), nothing, ramp(10)), ONTOLOGY);
    assertThat(protocols(mixed).get(1)).isEqualTo(Protocol.UNKNOWN);
  }

  @Test
  void whereThereAreCodesNothingIsToldUnlessAskedFor() {
    Recording coded =
        new MadeUp(
            List.of(square(0.5, 1.5, 100), square(0.5, 1.5, 100)),
            List.of("my own steps", "C1SSCOARSE"),
            true);
    assertThat(SweepProtocols.byDefault().settle(coded, ONTOLOGY)).isSameAs(coded);
    assertThat(protocols(SweepProtocols.of("stimulus").settle(coded, ONTOLOGY)))
        .as("known codes are never overruled")
        .containsExactly(Protocol.LONG_SQUARE, ONTOLOGY.protocolOf("C1SSCOARSE"));
  }

  @ParameterizedTest
  @CsvSource({"long-square, LONG_SQUARE", "Short Square, SHORT_SQUARE", "RAMP, RAMP"})
  void allSweepsMayBeOfOneProtocol(String option, Protocol protocol) {
    Recording told =
        SweepProtocols.of(option).settle(uncoded(ramp(1), square(0.5, 0.6, 1)), ONTOLOGY);
    assertThat(protocols(told)).containsOnly(protocol);
  }

  @Test
  void fileNamesProtocolsRecordingsAndSweeps() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("protocols.txt"),
            "# ours\n[Ramp]\ncell7: 1, 3-4\n[short square]\ncell7.abf: 2\n"
                + "[Long Square]\nmy protocol  # all the others\nsome other cell\n");
    double[] odd = square(0.5, 0.6, 100);
    Recording told =
        SweepProtocols.of(file.toString()).settle(uncoded(odd, odd, odd, odd, odd), ONTOLOGY);
    assertThat(protocols(told))
        .containsExactly(
            Protocol.LONG_SQUARE,
            Protocol.RAMP,
            Protocol.SHORT_SQUARE,
            Protocol.RAMP,
            Protocol.RAMP);
  }

  @ParameterizedTest
  @CsvSource({
    "cell7, line 1",
    "'[Long Square]\ncell7: x', line 2",
    "'[Long Square]\ncell7: 1,,2', line 2",
    "'[Search]', line 1"
  })
  void brokenFileIsRefusedWithTheLine(String text, String line) throws IOException {
    Path file = Files.writeString(folder.resolve("protocols.txt"), text);
    assertThatThrownBy(() -> SweepProtocols.of(file.toString()))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining("protocols.txt at " + line);
  }

  @Test
  void missingFileIsRefusedWithWhatThereIs() {
    assertThatThrownBy(() -> SweepProtocols.of("steps"))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining("steps: is neither stimulus, long-square");
  }
}
