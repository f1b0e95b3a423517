package org.patchbridge.stimulus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbridge.recording.ClampMode;
import org.patchbridge.recording.Finding;
import org.patchbridge.recording.Recording;
import org.patchbridge.recording.SamplePrecision;
import org.patchbridge.recording.Subject;
import org.patchbridge.recording.Sweep;
import org.patchbridge.recording.SweepInfo;

/** What a person says about a sweep goes before what its file says. */
class SweepChoicesTest {
  private final Recording recording = new ThreeSweeps();

  @Test
  void aSweepThatIsLeftOutIsToldAsSkipped() {
    Recording settled = SweepChoices.none().leavingOut("cell.nwb:1").settle(recording);
    assertThat(settled.sweeps()).extracting(SweepInfo::number).containsExactly(0, 2);
    assertThat(settled.skipped())
        .singleElement()
        .satisfies(
            skipped -> {
              assertThat(skipped.number()).hasValue(1);
              assertThat(skipped.reason().message()).isEqualTo("left out by hand");
            });
    assertThat(settled.findings())
        .extracting(Finding::message)
        .containsExactly("by hand: left out sweep 1");
  }

  @Test
  void aSweepGetsAnotherProtocolThoughItsCodeIsKnown() {
    Recording settled = SweepChoices.none().naming("the id:0-1=ramp").settle(recording);
    assertThat(settled.sweeps())
        .extracting(SweepInfo::stimulusCode)
        .containsExactly("Ramp", "Ramp", "Long Square");
    assertThat(settled.load(settled.sweeps().get(0)).info().stimulusCode()).isEqualTo("Ramp");
    assertThat(settled.findings())
        .extracting(Finding::message)
        .containsExactly("by hand: sweeps 0, 1 taken as Ramp");
  }

  @Test
  void anotherRecordingStaysAsItIs() {
    SweepChoices choices = SweepChoices.none().leavingOut("other.nwb:0").naming("x:1=ramp");
    assertThat(choices.settle(recording)).isSameAs(recording);
    assertThat(SweepChoices.none().settle(recording)).isSameAs(recording);
  }

  @Test
  void whatIsChosenIsToldTheSameWayAndParted() {
    SweepChoices choices =
        SweepChoices.none().leavingOut("a:b.nwb:1,4-6").naming("cell=1:2=short-square");
    assertThat(choices.description()).isEqualTo("a:b.nwb:1,4-6 cell=1:2=Short Square");
    assertThat(choices)
        .isEqualTo(SweepChoices.none().leavingOut("a:b.nwb:1,4-6").naming("cell=1:2=short-square"))
        .isNotEqualTo(SweepChoices.none());
    assertThat(SweepChoices.none().description()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "cell", "cell:", ":1", "cell:one", "cell:1-", "cell:1,,2", "cell:-1"})
  void whatIsNoSweepIsRefused(String text) {
    assertThatThrownBy(() -> SweepChoices.none().leavingOut(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cell.nwb:5,7-9");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cell:1", "cell:1=", "cell:1=chirp", "=ramp"})
  void whatIsNoProtocolIsRefused(String text) {
    assertThatThrownBy(() -> SweepChoices.none().naming(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Three long squares. */
  private static final class ThreeSweeps implements Recording {
    @Override
    public String source() {
      return "/data/cell.nwb";
    }

    @Override
    public String id() {
      return "the id";
    }

    @Override
    public Subject subject() {
      return Subject.unknown();
    }

    @Override
    public List<SweepInfo> sweeps() {
      return List.of(sweep(0), sweep(1), sweep(2));
    }

    private static SweepInfo sweep(int number) {
      return new SweepInfo(
          number, "/acquisition/" + number, ClampMode.CURRENT_CLAMP, 1000, 2, "Long Square");
    }

    @Override
    public List<Finding> findings() {
      return List.of();
    }

    @Override
    public Sweep load(SweepInfo sweep) {
      return new Sweep(sweep, new double[2], new double[2], SamplePrecision.SINGLE);
    }

    @Override
    public void close() {}
  }
}
