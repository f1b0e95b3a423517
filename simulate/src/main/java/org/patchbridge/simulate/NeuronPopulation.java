package org.patchbridge.simulate;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.patchbridge.dataset.Species;

/** Neurons of one table: class centres of every parameter, and how cells vary about them. */
final class NeuronPopulation {
  /** Share of a parameter's variance that is common to the cells of a donor. */
  private static final double DONOR_VARIANCE = 0.15;

  /** Share of cells that lie between their own class and another. */
  private static final double INTERMEDIATE_CELLS = 0.15;

  /** An intermediate cell lies at most this far on the way to the other class. */
  private static final double MOST_INTERMEDIATE = 0.7;

  /** Columns before the classes: parameter, unit, spread, culture. */
  private static final int FIRST_CLASS_COLUMN = 4;

  private final Map<String, NeuronParameters> centres;
  private final Map<Parameter, Double> spreads;
  private final Map<Parameter, Double> cultureShifts;

  private NeuronPopulation(
      Map<String, NeuronParameters> centres,
      Map<Parameter, Double> spreads,
      Map<Parameter, Double> cultureShifts) {
    this.centres = centres;
    this.spreads = spreads;
    this.cultureShifts = cultureShifts;
  }

  /** The interneurons of a species. */
  static NeuronPopulation of(Species species) {
    return read(species.label());
  }

  /** Pyramidal-like neurons of either species, one class. */
  static NeuronPopulation glutamatergic() {
    return read("glutamatergic");
  }

  private static NeuronPopulation read(String table) {
    Map<Parameter, Double> spreads = new EnumMap<>(Parameter.class);
    Map<Parameter, Double> cultureShifts = new EnumMap<>(Parameter.class);
    Map<String, Map<Parameter, Double>> values = new LinkedHashMap<>();
    for (NamedCsvRecord line : ParameterTable.read("neurons/" + table)) {
      Parameter parameter = ParameterTable.parameter(line.getField("parameter"));
      spreads.put(parameter, Double.valueOf(line.getField("spread")));
      cultureShifts.put(parameter, Double.valueOf(line.getField("culture")));
      for (String subclass : line.getHeader().subList(FIRST_CLASS_COLUMN, line.getFieldCount())) {
        values
            .computeIfAbsent(subclass, name -> new EnumMap<>(Parameter.class))
            .put(parameter, Double.valueOf(line.getField(subclass)));
      }
    }
    Map<String, NeuronParameters> centres = new LinkedHashMap<>();
    values.forEach((subclass, of) -> centres.put(subclass, NeuronParameters.of(of)));
    return new NeuronPopulation(centres, spreads, cultureShifts);
  }

  List<String> classes() {
    return List.copyOf(centres.keySet());
  }

  NeuronParameters centre(String subclass) {
    return centres.get(subclass);
  }

  /** One neuron of the cell's class, donor and condition. */
  NeuronParameters draw(PlannedCell cell, RandomGenerator random) {
    String subclass = cell.subclass();
    RandomGenerator donor = new SplittableRandom(cell.donorSeed());
    double share = 0;
    String other = subclass;
    if (random.nextDouble() < INTERMEDIATE_CELLS) {
      share = MOST_INTERMEDIATE * random.nextDouble();
      List<String> names = new ArrayList<>(centres.keySet());
      other = names.get(random.nextInt(names.size()));
    }
    Map<Parameter, Double> drawn = new EnumMap<>(Parameter.class);
    for (Parameter parameter : Parameter.values()) {
      double deviation =
          Math.sqrt(DONOR_VARIANCE) * donor.nextGaussian()
              + Math.sqrt(1 - DONOR_VARIANCE) * random.nextGaussian()
              + (cell.isCultured() ? cultureShifts.get(parameter) : 0);
      double centre =
          parameter
              .spread()
              .between(
                  centres.get(subclass).get(parameter), centres.get(other).get(parameter), share);
      drawn.put(parameter, parameter.spread().shift(centre, spreads.get(parameter) * deviation));
    }
    return NeuronParameters.of(drawn);
  }
}
