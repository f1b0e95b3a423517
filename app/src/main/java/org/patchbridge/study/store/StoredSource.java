package org.patchbridge.study.store;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.patchbridge.dataset.CellOrigins;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.report.value.DataOrigin;
import org.patchbridge.table.recorded.RecordedColumns;
import org.patchbridge.table.recorded.RecordedColumnsText;

/** Where a cohort in the store comes from; what earlier versions did not store is filled in. */
public final class StoredSource {
  private static final String COUNTED = "counted";
  private static final String RECORDED_COLUMNS = "recordedColumns";

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
    if (!stored.has(RECORDED_COLUMNS)) {
      // What a schema says of recordings was not stored; the shipped ones say it now.
      stored.putPOJO(
          RECORDED_COLUMNS,
          RecordedColumns.shipped(cohort.name())
              .filter(columns -> areOf(columns, cohort))
              .map(RecordedColumnsText::of)
              .orElse(List.of()));
    }
    return SettingsJson.read(SettingsJson.write(stored), new TypeReference<>() {});
  }

  /** A user's schema may have the name of a shipped one. */
  private static boolean areOf(RecordedColumns columns, Cohort cohort) {
    return cohort.families().stream()
        .allMatch(family -> columns.holdAll(family.name(), family.columns()));
  }
}
