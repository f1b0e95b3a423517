package org.patchbridge.family;

import java.util.List;
import org.patchbridge.protocol.FirstSpike;

/** First action potential and its differences from one set of spikes. */
final class FirstApFamilies {
  private FirstApFamilies() {}

  static void put(FamilyTable table, List<FirstSpike> spikes) {
    table.put(
        FamilySpec.FIRST_AP_V,
        () -> new VectorBuilder().recorded(FirstActionPotential.of(spikes).millivolts()).build());
    table.put(
        FamilySpec.FIRST_AP_DV,
        () -> new VectorBuilder().recorded(FirstActionPotential.of(spikes).differences()).build());
  }
}
