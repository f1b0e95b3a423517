package org.patchbridge.simulate;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.patchbridge.dataset.Species;

/**
 * Simulates patch-clamp recordings of cortical interneurons, and of pyramidal-like cells that are
 * none: single-compartment conductance-based neurons whose parameters vary with species, subclass,
 * donor and cell, under the Allen Institute's current-clamp protocol. A cell depends on its plan
 * and the settings alone, not on the order or the thread it is simulated in. Safe for use by
 * several threads.
 */
public final class CellSimulator {
  /** Draws of parameters before the parameter table itself is at fault. */
  private static final int MOST_DRAWS = 60;

  private final SimulationSettings settings;
  private final Map<Species, NeuronPopulation> populations = new EnumMap<>(Species.class);
  private final NeuronPopulation glutamatergic = NeuronPopulation.glutamatergic();

  private CellSimulator(SimulationSettings settings) {
    this.settings = settings;
    for (Species species : Species.values()) {
      populations.put(species, NeuronPopulation.of(species));
    }
  }

  public static CellSimulator with(SimulationSettings settings) {
    return new CellSimulator(settings);
  }

  /**
   * Records one cell. A neuron that would not survive an experiment (fires at rest, never fires, or
   * is blocked at the highest step) is drawn again, as an experimenter takes the next cell.
   *
   * @throws IllegalArgumentException where the species has no such subclass
   */
  public SimulatedCell simulate(PlannedCell plan) {
    NeuronPopulation population =
        plan.isGlutamatergic() ? glutamatergic : populations.get(plan.species());
    if (!population.classes().contains(plan.subclass())) {
      throw new IllegalArgumentException(
          plan.subclass()
              + " is not a "
              + plan.species().label()
              + " class; known are "
              + population.classes());
    }
    SplittableRandom random = new SplittableRandom(plan.seed());
    boolean ramp = random.nextDouble() < settings.rampShare();
    for (int draw = 0; draw < MOST_DRAWS; draw++) {
      NeuronParameters neuron = population.draw(plan, random);
      RecordingRig rig = new RecordingRig(neuron, settings.samplingRateHz(), random.nextLong());
      Optional<List<SimulatedTrace>> traces = new StimulusProtocol(rig, settings).run(ramp);
      if (traces.isPresent()) {
        return new SimulatedCell(plan, traces.get());
      }
    }
    throw new IllegalStateException(
        "none of "
            + MOST_DRAWS
            + " "
            + plan.species().label()
            + " "
            + plan.subclass()
            + " neurons was fit to record");
  }
}
