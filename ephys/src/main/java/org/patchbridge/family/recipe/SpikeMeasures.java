package org.patchbridge.family.recipe;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.patchbridge.family.FamilySpec;
import org.patchbridge.family.FamilyTable;
import org.patchbridge.family.SpikeFamilies;
import org.patchbridge.spike.Spike;

/** The five measures of spikes that have a family of their own. */
final class SpikeMeasures {
  private SpikeMeasures() {}

  static Map<FamilySpec, ToDoubleFunction<Spike>> all() {
    Map<FamilySpec, ToDoubleFunction<Spike>> measures = new LinkedHashMap<>();
    measures.put(FamilySpec.SPIKING_THRESHOLD_V, spike -> spike.threshold().millivolts());
    measures.put(FamilySpec.SPIKING_PEAK_V, spike -> spike.peak().millivolts());
    measures.put(FamilySpec.SPIKING_WIDTH, Spike::widthSeconds);
    measures.put(FamilySpec.SPIKING_FAST_TROUGH_V, SpikeFamilies::fastTrough);
    measures.put(FamilySpec.SPIKING_UPSTROKE_DOWNSTROKE_RATIO, Spike::upstrokeDownstrokeRatio);
    return measures;
  }

  /** Takes the five families, each present or absent on its own. */
  static void put(FamilyTable table, SpikeFamilies spiking, int binMilliseconds) {
    all()
        .forEach(
            (spec, measure) -> table.put(spec, () -> spiking.measure(binMilliseconds, measure)));
  }
}
