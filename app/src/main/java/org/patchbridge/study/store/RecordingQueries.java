package org.patchbridge.study.store;

import java.util.LinkedHashMap;
import java.util.Map;

/** What is exported of recordings: name of the table to its query, ordered by file. */
public final class RecordingQueries {
  public static final Map<String, String> ALL = all();

  private RecordingQueries() {}

  private static Map<String, String> all() {
    Map<String, String> queries = new LinkedHashMap<>();
    queries.put(
        "recordings",
        "SELECT path, bytes, modified, preset, status, message, recording_id, donor, species, sex,"
            + " age FROM recording ORDER BY path");
    queries.put(
        "sweeps",
        "SELECT path, recording_id, sweep, stimulus_code, protocol, sampling_rate_hz, samples,"
            + " amplitude_pa, spikes FROM recording_sweep JOIN recording USING (recording_key)"
            + " ORDER BY path, sweep");
    queries.put(
        "findings",
        "SELECT path, recording_id, finding, severity, location, f.message"
            + " FROM recording_finding f JOIN recording USING (recording_key)"
            + " ORDER BY path, position");
    queries.put(
        "spikes",
        "SELECT path, recording_id, sweep, spike, clipped, threshold_s, threshold_mv,"
            + " threshold_pa, peak_s, peak_mv, trough_s, trough_mv, fast_trough_s,"
            + " fast_trough_mv, upstroke_v_per_s, downstroke_v_per_s, width_s"
            + " FROM recording_spike JOIN recording USING (recording_key)"
            + " ORDER BY path, sweep, spike");
    queries.put(
        "family_vectors",
        "SELECT path, recording_id, family, position, value, list_contains(estimated, position)"
            + " AS estimated, absent_because FROM (SELECT path, recording_id, family, estimated,"
            + " absent_because, unnest(coalesce(measured, [NULL])) AS value,"
            + " unnest(CASE WHEN measured IS NULL THEN [NULL] ELSE range(len(measured)) END)"
            + " AS position FROM recording_family JOIN recording USING (recording_key))"
            + " ORDER BY path, family, position");
    queries.put(
        "scalars",
        "SELECT path, recording_id, scalar, unit, value FROM recording_scalar"
            + " JOIN recording USING (recording_key) ORDER BY path, position");
    return queries;
  }
}
