package org.patchbridge.study.store;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.patchbridge.dataset.CellOrigins;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.report.value.DataOrigin;

/** Where a cohort in the store comes from; what earlier versions did not store is filled in. */
public final class StoredSource {
  private static final String COUNTED = "counted";

  private StoredSource() {}

  public static CohortSource of(String json, Cohort cohort) {
    ObjectNode stored = SettingsJson.read(json, new TypeReference<>() {});
    if (!stored.has(COUNTED)) {
      // Recordings were called the user's own unless he said otherwise, the simulated ones too.
      boolean isUnknown =
          cohort.name().startsWith(ExtractedCohorts.PREFIX)
              && stored.path("origin").asText().equals(DataOrigin.OWN.name());
      CellOrigins counted =
          isUnknown ? CellOrigins.ofUnrecorded(cohort.size()) : CellOrigins.ofOwn(0);
      stored.putPOJO(COUNTED, counted);
    }
    return SettingsJson.read(SettingsJson.write(stored), new TypeReference<>() {});
  }
}
