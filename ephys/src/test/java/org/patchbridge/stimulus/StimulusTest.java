package org.patchbridge.stimulus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.recording.InjectedCurrent;
import org.patchbridge.recording.RecordingException;
import org.patchbridge.signal.MeasurementException;

class StimulusTest {
  @TempDir Path folder;

  @Test
  void builtInOntologyKnowsTheAllenProtocols() {
    StimulusOntology ontology = StimulusOntology.builtIn();

    assertThat(ontology.protocolOf("X4PS_SupraThresh")).isEqualTo(Protocol.LONG_SQUARE);
    assertThat(ontology.protocolOf("C2SSHM80CS150112")).isEqualTo(Protocol.SHORT_SQUARE);
    assertThat(ontology.protocolOf("C1RP25PR1S")).isEqualTo(Protocol.RAMP);
    assertThat(ontology.protocolOf("C2NSRMPRHE")).isEqualTo(Protocol.OTHER);
    assertThat(ontology.protocolOf("X2LP_Search")).isEqualTo(Protocol.SEARCH);
    assertThat(ontology.protocolOf("my own steps")).isEqualTo(Protocol.UNKNOWN);
  }

  @Test
  void codesOfAUsersFileAreUnderstood() throws IOException {
    Path file = Files.writeString(folder.resolve("own.txt"), "[Long Square] # ours\nsteps\n");

    assertThat(StimulusOntology.read(file).protocolOf("steps")).isEqualTo(Protocol.LONG_SQUARE);
    assertThat(StimulusOntology.read(file).nameOf("other")).isEqualTo("Unknown");
  }

  @Test
  void codeBeforeAnyNameIsRefusedWithItsLine() throws IOException {
    Path file = Files.writeString(folder.resolve("own.txt"), "# mine\nsteps\n");

    assertThatThrownBy(() -> StimulusOntology.read(file))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining("line 2")
        .hasMessageContaining("\"steps\"");
  }

  @Test
  void codeOfTwoProtocolsIsRefused() throws IOException {
    Path file =
        Files.writeString(folder.resolve("own.txt"), "[Ramp]\nsteps\n[Long Square]\nsteps\n");

    assertThatThrownBy(() -> StimulusOntology.read(file))
        .hasMessageContaining("line 4")
        .hasMessageContaining("already a Ramp");
  }

  @Test
  void stimulusWithoutATestPulseIsFound() {
    assertThat(OwnStimulus.of(InjectedCurrent.of(current(0, 100, 50, 200, 0, 300)), 600, 1000))
        .isEqualTo(Optional.of(new Epoch(100, 299)));
  }

  @Test
  void testPulseBeforeTheStimulusIsLeftOut() {
    double[] current = current(0, 50, -40, 20, 0, 430, 80, 200, 0, 300);

    assertThat(OwnStimulus.of(InjectedCurrent.of(current), current.length, 1000))
        .isEqualTo(Optional.of(new Epoch(500, 699)));
  }

  @Test
  void sweepThatBeginsInsideATestPulseKeepsItsStimulus() {
    double[] current = current(-40, 20, 0, 480, 80, 200, 0, 300);

    assertThat(OwnStimulus.of(InjectedCurrent.of(current), current.length, 1000))
        .isEqualTo(Optional.of(new Epoch(500, 699)));
  }

  @Test
  void testPulseOfASweepThatWasBrokenOffIsNotTakenForItsStimulus() {
    double[] current = current(0, 50, 40, 20, 0, 130, Double.NaN, 400);

    assertThat(OwnStimulus.of(InjectedCurrent.of(current), 200, 1000)).isEmpty();
  }

  @Test
  void earlyStepOfASweepThatWasBrokenOffLaterIsItsStimulus() {
    double[] current = current(0, 50, 40, 300, 0, 130, Double.NaN, 400);

    assertThat(OwnStimulus.of(InjectedCurrent.of(current), 480, 1000))
        .isEqualTo(Optional.of(new Epoch(50, 349)));
  }

  @Test
  void marginBeforeAnEarlyStimulusEndsWhereTheSweepBegins() {
    assertThat(new StimulusWindow(0.03, 0.5, 0.0).before(0.1)).isEqualTo(0.0);
    assertThat(new StimulusWindow(0.3, 0.5, 0.0).before(0.1)).isEqualTo(0.3 - 0.1);
    assertThat(new StimulusWindow(0.03, 0.5).before(0.1)).isEqualTo(0.03 - 0.1);
  }

  @Test
  void currentThatNeverReturnsHasNoStimulus() {
    assertThat(OwnStimulus.of(InjectedCurrent.of(current(0, 500, 80, 500)), 1000, 1000)).isEmpty();
  }

  @Test
  void earlyChangeWithoutAnEndIsNoTestPulse() {
    double[] current = current(0, 100, 80, 900);

    assertThatThrownBy(() -> SweepEpochs.of(new double[1000], InjectedCurrent.of(current), 1000))
        .isInstanceOf(MeasurementException.class)
        .hasMessage("test pulse without an end");
  }

  /** Pairs of level and number of samples. */
  private static double[] current(double... levelsAndLengths) {
    int total = 0;
    for (int k = 1; k < levelsAndLengths.length; k += 2) {
      total += (int) levelsAndLengths[k];
    }
    double[] current = new double[total];
    int at = 0;
    for (int k = 0; k < levelsAndLengths.length; k += 2) {
      for (int n = 0; n < levelsAndLengths[k + 1]; n++) {
        current[at++] = levelsAndLengths[k];
      }
    }
    return current;
  }
}
