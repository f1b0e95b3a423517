package org.patchbridge.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbridge.dataset.Species;

class MembraneModelTest {

  /** Closed form of a passive membrane: V = E + I/g · (1 − exp(−t·g/C)). */
  @ParameterizedTest
  @ValueSource(doubles = {0.005, 0.02, 0.05, 0.1})
  void aMembraneWithoutChannelsFollowsTheClosedForm(double sampleMs) {
    double capacitance = 80;
    double leak = 4;
    double picoamps = -50;
    MembraneModel passive = new MembraneModel(passive(capacitance, leak, -70), sampleMs);
    assertThat(passive.restingMv()).isCloseTo(-70, within(1e-9));
    double mv = 0;
    for (int i = 1; i * sampleMs <= 60; i++) {
      mv = passive.advance(picoamps);
      double expected = -70 + picoamps / leak * -Math.expm1(-i * sampleMs * leak / capacitance);
      // Crank–Nicolson with steps of a thousandth of the time constant
      assertThat(mv).isCloseTo(expected, within(1e-5));
    }
    assertThat(mv).isLessThan(-80);
  }

  @Test
  void spikeTimesDoNotDependOnTheSamplingRate() {
    NeuronParameters neuron = NeuronPopulation.of(Species.MOUSE).centre("Sst");
    List<Double> coarse = spikeTimes(neuron, 0.02, 200);
    List<Double> fine = spikeTimes(neuron, 0.005, 200);
    assertThat(coarse).hasSizeGreaterThan(3).hasSameSizeAs(fine);
    for (int i = 0; i < 3; i++) {
      assertThat(coarse.get(i)).isCloseTo(fine.get(i), within(0.5));
    }
  }

  @ParameterizedTest
  @EnumSource(Gate.class)
  void gatesStayBetweenClosedAndOpenAndMoveContinuously(Gate gate) {
    NeuronParameters neuron = NeuronPopulation.of(Species.HUMAN).centre("Pvalb");
    double before = gate.steady(-150, neuron);
    for (double mv = -149.99; mv <= 100; mv += 0.01) {
      double steady = gate.steady(mv, neuron);
      assertThat(steady).isBetween(0.0, 1.0).isCloseTo(before, within(0.01));
      assertThat(gate.tauMs(mv, neuron)).isGreaterThan(0).isFinite();
      before = steady;
    }
  }

  @Test
  void resettingForgetsTheStimulus() {
    MembraneModel model = new MembraneModel(NeuronPopulation.of(Species.MOUSE).centre("Vip"), 0.02);
    double first = run(model, 100);
    model.reset();
    assertThat(run(model, 100)).isEqualTo(first);
  }

  @Test
  void aNeuronThatLeaksTowardsThresholdIsNotAtRest() {
    NeuronParameters restless =
        NeuronPopulation.of(Species.MOUSE).centre("Sst").with(Parameter.LEAK_REVERSAL, -30);
    assertThat(new MembraneModel(restless, 0.02).isAtRest()).isFalse();
  }

  static NeuronParameters passive(double capacitance, double leak, double reversal) {
    NeuronParameters neuron = NeuronPopulation.of(Species.MOUSE).centre("Sst");
    for (Parameter parameter :
        List.of(
            Parameter.SODIUM,
            Parameter.POTASSIUM,
            Parameter.FAST_POTASSIUM,
            Parameter.MUSCARINIC,
            Parameter.AFTERHYPERPOLARISATION,
            Parameter.DELAY,
            Parameter.H,
            Parameter.T)) {
      neuron = neuron.with(parameter, 0);
    }
    return neuron
        .with(Parameter.CAPACITANCE, capacitance)
        .with(Parameter.LEAK, leak)
        .with(Parameter.LEAK_REVERSAL, reversal);
  }

  private static double run(MembraneModel model, double picoamps) {
    double mv = 0;
    for (int i = 0; i < 5_000; i++) {
      mv = model.advance(picoamps);
    }
    return mv;
  }

  private static List<Double> spikeTimes(
      NeuronParameters neuron, double sampleMs, double picoamps) {
    MembraneModel model = new MembraneModel(neuron, sampleMs);
    List<Double> times = new ArrayList<>();
    double before = model.restingMv();
    for (int i = 1; i * sampleMs < 150; i++) {
      double mv = model.advance(picoamps);
      if (before < -10 && mv >= -10) {
        times.add(i * sampleMs);
      }
      before = mv;
    }
    return times;
  }
}
