package org.patchbridge.family.recipe;

import java.util.List;
import org.patchbridge.family.FamilySpec;
import org.patchbridge.family.FamilyTable;
import org.patchbridge.family.FirstActionPotential;
import org.patchbridge.family.VectorBuilder;
import org.patchbridge.protocol.FirstSpike;

/** First action potential and its differences from one set of spikes. */
final class FirstApFamilies {
  private FirstApFamilies() {}

  static void put(FamilyTable table, List<FirstSpike> spikes) {
    table.put(
        FamilySpec.FIRST_AP_V,
        () -> {
          FirstActionPotential mean = FirstActionPotential.of(spikes);
          return new VectorBuilder().recorded(mean.millivolts(), mean.placement(1)).build();
        });
    table.put(
        FamilySpec.FIRST_AP_DV,
        () -> {
          FirstActionPotential mean = FirstActionPotential.of(spikes);
          return new VectorBuilder().recorded(mean.differences(), mean.placement(2)).build();
        });
  }
}
