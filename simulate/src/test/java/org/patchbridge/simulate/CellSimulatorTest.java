package org.patchbridge.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.patchbridge.dataset.Species;
import org.patchbridge.recording.Sweep;
import org.patchbridge.recording.SweepInfo;

class CellSimulatorTest {
  private static final SimulationSettings QUICK =
      SimulationSettings.defaults()
          .withStepsAboveRheobasePicoamps(List.of(40))
          .withProportions(SimulationSettings.ClassProportions.EQUAL);

  static Stream<Arguments> classes() {
    return Stream.of(Species.values())
        .flatMap(
            species ->
                NeuronPopulation.of(species).classes().stream()
                    .map(subclass -> Arguments.of(species, subclass)));
  }

  @ParameterizedTest
  @MethodSource("classes")
  void theTypicalNeuronOfAClassIsPhysiological(Species species, String subclass) {
    RecordingRig rig = typical(species, subclass);
    List<SimulatedTrace> sweeps = new StimulusProtocol(rig, QUICK).run(true).orElseThrow();
    assertThat(rig.neuron().restingMv()).isBetween(-78.0, -55.0);

    SimulatedTrace rheobase = ofCode(sweeps, "X3LP_Rheo").get(1);
    assertThat(rheobase.stimulus().picoamps()).isBetween(10.0, 400.0);
    assertThat(highest(rheobase)).as("overshoot, mV").isBetween(5.0, 60.0);
    SimulatedTrace below = ofCode(sweeps, "X3LP_Rheo").get(0);
    assertThat(below.spikes()).isZero();
    assertThat(below.stimulus().picoamps()).isEqualTo(rheobase.stimulus().picoamps() - 10);

    SimulatedTrace above = ofCode(sweeps, "X4PS_SupraThresh").get(0);
    assertThat(above.spikes()).isGreaterThan(rheobase.spikes());
    assertThat(ofCode(sweeps, "X7Ramp").get(0).spikes()).isEqualTo(5);
    assertThat(ofCode(sweeps, "X6SP_Rheo")).hasSize(4);
    SimulatedTrace hyperpolarised = ofCode(sweeps, "X1PS_SubThresh").get(4);
    assertThat(hyperpolarised.stimulus().picoamps()).isEqualTo(-110);
    assertThat(hyperpolarised.endMillivolts()).isBetween(-120.0, -74.0);
  }

  @ParameterizedTest
  @MethodSource("classes")
  void noTypicalNeuronIsBlockedAHundredPicoampsAboveRheobase(Species species, String subclass) {
    RecordingRig rig = typical(species, subclass);
    List<SimulatedTrace> sweeps =
        new StimulusProtocol(rig, QUICK.withStepsAboveRheobasePicoamps(List.of(100)))
            .run(false)
            .orElseThrow();
    SimulatedTrace top = ofCode(sweeps, "X4PS_SupraThresh").get(0);
    Stimulus stimulus = top.stimulus();
    double late = -200;
    for (int i = stimulus.end() - 12_500; i < stimulus.end(); i++) {
      late = Math.max(late, top.millivolts()[i]);
    }
    assertThat(late).as("peak in the last 250 ms, mV").isGreaterThan(0);
  }

  @ParameterizedTest
  @MethodSource("species")
  void pvalbNeuronsHaveTheNarrowestSpikesAndTheHighestRate(Species species) {
    double pvalbWidth = halfWidthMs(typical(species, "Pvalb"));
    for (String other : List.of("Sst", "Vip", "Lamp5")) {
      assertThat(pvalbWidth).as(other).isLessThan(0.85 * halfWidthMs(typical(species, other)));
    }
    assertThat(pvalbWidth).isBetween(0.25, 0.65);
  }

  static Stream<Species> species() {
    return Stream.of(Species.values());
  }

  @Test
  void theSameCellsComeOutInAnyOrderAndOnAnyThread() {
    List<PlannedCell> plan = StudyPlan.of(Species.MOUSE, 4, QUICK);
    CellSimulator simulator = CellSimulator.with(QUICK);
    List<SimulatedCell> alone = plan.stream().map(simulator::simulate).toList();
    List<SimulatedCell> together =
        IntStream.range(0, plan.size())
            .map(i -> plan.size() - 1 - i)
            .parallel()
            .mapToObj(i -> CellSimulator.with(QUICK).simulate(plan.get(i)))
            .toList();
    for (int i = 0; i < plan.size(); i++) {
      SimulatedCell one = alone.get(i);
      SimulatedCell other = together.get(plan.size() - 1 - i);
      assertThat(one.sweeps()).isEqualTo(other.sweeps());
      for (SweepInfo info : one.sweeps()) {
        assertThat(one.load(info).millivolts()).isEqualTo(other.load(info).millivolts());
      }
    }
  }

  @Test
  void anotherSeedGivesAnotherCell() {
    PlannedCell first = StudyPlan.of(Species.HUMAN, 1, QUICK).get(0);
    PlannedCell second = StudyPlan.of(Species.HUMAN, 1, QUICK.withSeed(2)).get(0);
    CellSimulator simulator = CellSimulator.with(QUICK);
    SimulatedCell one = simulator.simulate(first);
    SimulatedCell other = simulator.simulate(second);
    assertThat(one.load(one.sweeps().get(0)).millivolts())
        .isNotEqualTo(other.load(other.sweeps().get(0)).millivolts());
  }

  @Test
  void everySampleIsAStepOfTheConverter() {
    SimulatedCell cell =
        CellSimulator.with(QUICK).simulate(StudyPlan.of(Species.HUMAN, 1, QUICK).get(0));
    Sweep sweep = cell.load(cell.sweeps().get(0));
    for (double mv : sweep.millivolts()) {
      double steps = mv / RecordingRig.LEAST_STEP_MV;
      // a float32 conversion to volts and back moves a sample by some 1e-5 mV
      assertThat(Math.abs(steps - Math.rint(steps))).isLessThan(1e-3);
    }
  }

  @ParameterizedTest
  @MethodSource("rates")
  void theProtocolKeepsItsTimesAtEverySamplingRate(double rateHz) {
    Stimulus square = Stimulus.longSquare("X4PS_SupraThresh", 50, rateHz);
    assertThat(square.onset() / rateHz).isEqualTo(0.6);
    assertThat((square.end() - square.onset()) / rateHz).isEqualTo(1.0);
    float[] picoamps = square.samples();
    assertThat(picoamps[square.onset() - 1]).isZero();
    assertThat(picoamps[square.onset()]).isEqualTo(50f);
    assertThat(picoamps[square.end() - 1]).isEqualTo(50f);
    assertThat(picoamps[square.end()]).isZero();
    assertThat(picoamps[(int) (0.05 * rateHz)]).as("test pulse").isEqualTo(50f);
  }

  static Stream<Double> rates() {
    return Stream.of(20_000.0, 25_000.0, 40_000.0, 50_000.0, 200_000.0);
  }

  @Test
  void aNeuronWithoutSodiumChannelsIsNotFitToRecord() {
    NeuronParameters dead =
        NeuronPopulation.of(Species.MOUSE).centre("Vip").with(Parameter.SODIUM, 1);
    RecordingRig rig = new RecordingRig(dead, 50_000, 1);
    assertThat(new StimulusProtocol(rig, QUICK).run(true)).isEmpty();
  }

  @Test
  void aClassOfTheOtherSpeciesIsRefusedWithTheKnownOnes() {
    PlannedCell human = StudyPlan.of(Species.HUMAN, 1, QUICK).get(0);
    PlannedCell sncg =
        new PlannedCell(human.id(), Species.HUMAN, human.donor(), 1, 1, "Sncg", human.condition());
    assertThatThrownBy(() -> CellSimulator.with(QUICK).simulate(sncg))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Sncg")
        .hasMessageContaining("Pvalb");
  }

  private static RecordingRig typical(Species species, String subclass) {
    return new RecordingRig(NeuronPopulation.of(species).centre(subclass), 50_000, 1);
  }

  private static List<SimulatedTrace> ofCode(List<SimulatedTrace> sweeps, String code) {
    return sweeps.stream().filter(trace -> trace.stimulus().code().equals(code)).toList();
  }

  private static double highest(SimulatedTrace trace) {
    double highest = Double.NEGATIVE_INFINITY;
    for (float mv : trace.millivolts()) {
      highest = Math.max(highest, mv);
    }
    return highest;
  }

  /** Width of the first short-square spike halfway between its peak and 20 mV below 0. */
  private static double halfWidthMs(RecordingRig rig) {
    SimulatedTrace trace = rig.record(Stimulus.shortSquare("X6SP_Rheo", 1200, 50_000), 0);
    double level = (highest(trace) - 40) / 2;
    long above =
        IntStream.range(0, trace.millivolts().length)
            .filter(i -> trace.millivolts()[i] > level)
            .count();
    assertThat(trace.spikes()).isEqualTo(1);
    return above * 0.02;
  }
}
