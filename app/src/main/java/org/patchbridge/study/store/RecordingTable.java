package org.patchbridge.study.store;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.patchbridge.extraction.ExtractionSettings;
import org.patchbridge.extraction.FileOutcome;
import org.patchbridge.extraction.FileOutcome.Extracted;
import org.patchbridge.extraction.FileOutcome.NamedSweep;
import org.patchbridge.extraction.FileOutcome.Refused;
import org.patchbridge.extraction.RecordingFile;
import org.patchbridge.family.FamilyVector;
import org.patchbridge.family.ScalarFeature;
import org.patchbridge.family.SweepSpikes;
import org.patchbridge.recording.Finding;
import org.patchbridge.spike.Spike;
import org.patchbridge.spike.SpikePoint;
import org.patchbridge.study.store.ExtractionSummary.AbsentFamily;

/** Recordings and what was extracted from them, in the store. */
public final class RecordingTable {
  static final String DONE = "done";
  static final String REFUSED = "refused";

  /** The table of recordings, one row each. */
  public static final String TABLE = "recording";

  /** Tables with any number of rows a recording, which all begin with its key. */
  public static final List<String> DETAILS =
      List.of(
          "recording_sweep",
          "recording_finding",
          "recording_spike",
          "recording_family",
          "recording_scalar");

  private static final List<String> TABLES =
      Stream.concat(Stream.of(TABLE), DETAILS.stream()).toList();

  private final StudyStore store;

  public RecordingTable(StudyStore store) {
    this.store = store;
  }

  /**
   * A row of the table of recordings; id, donor and species as the file gives them.
   *
   * @param settings digest of those it was extracted with
   * @param simulated whether the file says so; empty where an earlier version did not ask
   */
  public record StoredRecording(
      String key,
      RecordingFile file,
      String settings,
      boolean isDone,
      Optional<String> id,
      Optional<String> donor,
      Optional<String> species,
      Optional<Boolean> simulated) {

    /** Whether doing it again would give the same. */
    public boolean isDoneFor(RecordingFile now, String settingsNow) {
      return isDone && file.equals(now) && settings.equals(settingsNow);
    }
  }

  /** All recordings in the order of their paths. */
  public List<StoredRecording> all() {
    return store.transaction(
        connection -> {
          List<StoredRecording> found = new ArrayList<>();
          try (PreparedStatement query =
                  connection.prepareStatement(
                      "SELECT recording_key, path, bytes, modified, settings, status, recording_id,"
                          + " donor, species, simulated FROM recording ORDER BY path");
              ResultSet row = query.executeQuery()) {
            while (row.next()) {
              found.add(stored(row));
            }
          }
          return found;
        });
  }

  /** Of these files those that are not done, or have changed since, or were done otherwise. */
  public List<RecordingFile> left(List<RecordingFile> files, ExtractionSettings settings) {
    String digest = settings.digest();
    Map<String, StoredRecording> known =
        all().stream().collect(Collectors.toMap(StoredRecording::key, Function.identity()));
    return files.stream()
        .filter(
            file -> {
              StoredRecording stored = known.get(file.key());
              return stored == null || !stored.isDoneFor(file, digest);
            })
        .toList();
  }

  private static StoredRecording stored(ResultSet row) throws SQLException {
    return new StoredRecording(
        row.getString(1),
        new RecordingFile(Path.of(row.getString(2)), row.getLong(3), row.getString(4)),
        row.getString(5),
        row.getString(6).equals(DONE),
        Optional.ofNullable(row.getString(7)),
        Optional.ofNullable(row.getString(8)),
        Optional.ofNullable(row.getString(9)),
        Optional.ofNullable((Boolean) row.getObject(10)));
  }

  /** What the recordings extracted with the settings lack, the most frequent first. */
  public List<AbsentFamily> absentFamilies(ExtractionSettings settings) {
    return store.transaction(
        connection ->
            StoreQueries.list(
                connection,
                "SELECT family, absent_because, count(*) AS recordings FROM recording_family"
                    + " JOIN recording USING (recording_key)"
                    + " WHERE settings = ? AND absent_because IS NOT NULL"
                    + " GROUP BY family, absent_because"
                    + " ORDER BY recordings DESC, family, absent_because",
                settings.digest(),
                row -> new AbsentFamily(row.getString(1), row.getString(2), row.getLong(3))));
  }

  /** Replaces everything that is known of the file. */
  public void save(FileOutcome outcome, ExtractionSettings settings) {
    String key = outcome.file().key();
    store.transaction(
        connection -> {
          deleteIfThere(connection, key);
          if (outcome instanceof Extracted extracted) {
            appendRecording(connection, key, extracted, settings);
            appendSweeps(connection, key, extracted);
            appendFindings(connection, key, extracted.extraction().findings());
            appendSpikes(connection, key, extracted.extraction().spikes());
            appendFamilies(connection, key, extracted.extraction().families());
            appendScalars(connection, key, extracted.extraction().scalars());
          } else if (outcome instanceof Refused refused) {
            appendRefused(connection, key, refused, settings);
          }
          return key;
        });
  }

  private static void deleteIfThere(DuckDBConnection connection, String key) throws SQLException {
    List<String> there =
        StoreQueries.list(
            connection,
            "SELECT path FROM recording WHERE recording_key = ?",
            key,
            row -> row.getString(1));
    if (!there.isEmpty()) {
      delete(connection, key);
    }
  }

  /** Everything that is known of a file that is there; cells made of it keep their vectors. */
  public static void delete(DuckDBConnection connection, String key) throws SQLException {
    RecordedCells.detach(connection, key);
    for (String table : TABLES) {
      try (PreparedStatement delete =
          connection.prepareStatement("DELETE FROM " + table + " WHERE recording_key = ?")) {
        delete.setString(1, key);
        delete.executeUpdate();
      }
    }
  }

  private static DuckDBAppender begin(
      DuckDBAppender appender, String key, RecordingFile file, ExtractionSettings settings)
      throws SQLException {
    return appender
        .beginRow()
        .append(key)
        .append(file.path().toString())
        .append(file.bytes())
        .append(file.modified())
        .append(settings.digest())
        .append(settings.preset().key());
  }

  private static void appendRecording(
      DuckDBConnection connection, String key, Extracted extracted, ExtractionSettings settings)
      throws SQLException {
    try (DuckDBAppender appender = connection.createAppender("recording")) {
      begin(appender, key, extracted.file(), settings)
          .append(DONE)
          .appendNull()
          .append(extracted.id())
          .append(extracted.subject().donor().orElse(null))
          .append(extracted.subject().species().orElse(null))
          .append(extracted.subject().sex().orElse(null))
          .append(extracted.subject().age().orElse(null))
          .append(extracted.isSimulated())
          .endRow();
    }
  }

  private static void appendRefused(
      DuckDBConnection connection, String key, Refused refused, ExtractionSettings settings)
      throws SQLException {
    try (DuckDBAppender appender = connection.createAppender("recording")) {
      begin(appender, key, refused.file(), settings).append(REFUSED).append(refused.message());
      for (int column = 0; column < 6; column++) {
        appender.appendNull();
      }
      appender.endRow();
    }
  }

  private static void appendSweeps(DuckDBConnection connection, String key, Extracted extracted)
      throws SQLException {
    Map<Integer, SweepSpikes> analysed =
        extracted.extraction().spikes().stream()
            .collect(
                Collectors.toMap(sweep -> sweep.sweep().number(), sweep -> sweep, (a, b) -> a));
    try (DuckDBAppender appender = connection.createAppender("recording_sweep")) {
      for (NamedSweep sweep : extracted.sweeps()) {
        appender.beginRow().append(key).append(sweep.info().number());
        appender.append(sweep.info().stimulusCode()).append(sweep.protocol().name());
        appender.append(sweep.info().samplingRateHz()).append(sweep.info().samples());
        SweepSpikes spikes = analysed.get(sweep.info().number());
        if (spikes == null) {
          appender.appendNull().appendNull().endRow();
        } else {
          append(appender, spikes.amplitude());
          appender.append(spikes.spikes().size()).endRow();
        }
      }
    }
  }

  private static void appendFindings(
      DuckDBConnection connection, String key, List<Finding> findings) throws SQLException {
    try (DuckDBAppender appender = connection.createAppender("recording_finding")) {
      for (int i = 0; i < findings.size(); i++) {
        Finding finding = findings.get(i);
        appender.beginRow().append(key).append(i).append(finding.id());
        appender.append(finding.severity().name()).append(finding.location());
        appender.append(finding.message()).endRow();
      }
    }
  }

  private static void appendSpikes(
      DuckDBConnection connection, String key, List<SweepSpikes> sweeps) throws SQLException {
    try (DuckDBAppender appender = connection.createAppender("recording_spike")) {
      for (SweepSpikes sweep : sweeps) {
        for (int i = 0; i < sweep.spikes().size(); i++) {
          appender.beginRow().append(key).append(sweep.sweep().number()).append(i);
          append(appender, sweep.spikes().get(i));
          appender.endRow();
        }
      }
    }
  }

  private static void append(DuckDBAppender appender, Spike spike) throws SQLException {
    appender.append(spike.clipped());
    append(appender, spike.threshold().seconds());
    append(appender, spike.threshold().millivolts());
    append(appender, spike.threshold().picoamps());
    append(appender, spike.peak().seconds());
    append(appender, spike.peak().millivolts());
    append(appender, spike.trough());
    append(appender, spike.fastTrough());
    append(appender, spike.upstroke().voltsPerSecond());
    append(appender, spike.downstroke().map(slope -> slope.voltsPerSecond()).orElse(Double.NaN));
    append(appender, spike.widthSeconds());
  }

  private static void append(DuckDBAppender appender, Optional<SpikePoint> point)
      throws SQLException {
    append(appender, point.map(SpikePoint::seconds).orElse(Double.NaN));
    append(appender, point.map(SpikePoint::millivolts).orElse(Double.NaN));
  }

  /** What is no number has no value. */
  private static void append(DuckDBAppender appender, double value) throws SQLException {
    if (Double.isNaN(value)) {
      appender.appendNull();
    } else {
      appender.append(value);
    }
  }

  private static void appendFamilies(
      DuckDBConnection connection, String key, Map<String, FamilyVector> families)
      throws SQLException {
    try (DuckDBAppender appender = connection.createAppender("recording_family")) {
      for (Map.Entry<String, FamilyVector> family : families.entrySet()) {
        appender.beginRow().append(key).append(family.getKey());
        if (family.getValue() instanceof FamilyVector.Present present) {
          appender.append(present.values()).append(positions(present.estimated())).appendNull();
        } else if (family.getValue() instanceof FamilyVector.Absent absent) {
          appender.appendNull().appendNull().append(absent.reason());
        }
        appender.endRow();
      }
    }
  }

  private static int[] positions(BitSet set) {
    return set.stream().toArray();
  }

  private static void appendScalars(
      DuckDBConnection connection, String key, Map<String, ScalarFeature> scalars)
      throws SQLException {
    int position = 0;
    try (DuckDBAppender appender = connection.createAppender("recording_scalar")) {
      for (Map.Entry<String, ScalarFeature> scalar : scalars.entrySet()) {
        appender.beginRow().append(key).append(position++).append(scalar.getKey());
        appender.append(scalar.getValue().unit());
        append(appender, scalar.getValue().value().orElse(Double.NaN));
        appender.endRow();
      }
    }
  }
}
