package org.patchbridge.study.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.dataset.Species;
import org.patchbridge.report.value.DataOrigin;
import org.patchbridge.simulate.StatisticalCohort;
import org.patchbridge.study.Study;
import org.patchbridge.study.export.StudyExport;
import org.patchbridge.study.export.StudyExport.Format;
import org.patchbridge.work.CohortDigest;
import org.patchbridge.work.InputException;

class StudyStoreTest {
  private static final CohortSource SOURCE =
      new CohortSource(DataOrigin.SIMULATED, "test", List.of(), List.of("made up"));

  @TempDir Path folder;

  @Test
  void cohortComesBackBitForBitWithItsReasons() {
    Cohort cohort = new StatisticalCohort(Species.HUMAN, 200, 3).generate();
    Cohort loaded;
    try (Study study = Study.open(folder)) {
      study.add(cohort, SOURCE);
    }
    try (Study study = Study.openExisting(folder)) {
      loaded = study.inputs().get(0).cohort();
      assertThat(study.inputs().get(0).source()).isEqualTo(SOURCE);
    }

    assertThat(CohortDigest.of(loaded)).isEqualTo(CohortDigest.of(cohort));
    assertThat(loaded.cells()).isEqualTo(cohort.cells());
    for (int i = 0; i < cohort.families().size(); i++) {
      FamilyBlock expected = cohort.families().get(i);
      assertThat(loaded.families().get(i).absenceCounts())
          .containsExactlyInAnyOrderEntriesOf(expected.absenceCounts());
    }
  }

  @Test
  void digestChangesWithEveryValue() {
    Cohort one = new StatisticalCohort(Species.HUMAN, 50, 3).generate();
    Cohort other = new StatisticalCohort(Species.HUMAN, 50, 4).generate();
    Cohort fewer = one.select(new int[] {0, 1, 2});

    assertThat(CohortDigest.of(one))
        .isEqualTo(CohortDigest.of(new StatisticalCohort(Species.HUMAN, 50, 3).generate()))
        .isNotEqualTo(CohortDigest.of(other))
        .isNotEqualTo(CohortDigest.of(fewer));
  }

  @Test
  void changedCohortOfTheSameNameReplacesTheOldOneInPlans() {
    try (Study study = Study.open(folder)) {
      study.add(new StatisticalCohort(Species.HUMAN, 50, 3).generate(), SOURCE);
      study.add(new StatisticalCohort(Species.HUMAN, 60, 3).generate(), SOURCE);

      assertThat(study.inputs()).hasSize(1);
      assertThat(study.inputs().get(0).cohort().size()).isEqualTo(60);
    }
  }

  @Test
  void workThatFailsLeavesNothingOfWhatItsAppendersWrote() {
    try (StudyStore store = StudyStore.open(folder)) {
      assertThatThrownBy(
              () ->
                  store.transaction(
                      connection -> {
                        try (DuckDBAppender appender = connection.createAppender("shown")) {
                          appender.beginRow().append(0).append("half done").endRow();
                        }
                        throw new IllegalStateException("ended in the middle");
                      }))
          .hasMessage("ended in the middle");

      assertThat(
              store.<List<String>>transaction(
                  connection ->
                      StoreQueries.list(
                          connection,
                          "SELECT evaluation_id FROM shown WHERE evaluation_id = ?",
                          "half done",
                          row -> row.getString(1))))
          .isEmpty();
    }
  }

  @Test
  void whyTheDatabaseFailedIsWhatAllLaterWorkIsToldToo() {
    try (StudyStore store = StudyStore.open(folder)) {
      assertThatThrownBy(() -> store.transaction(StudyStoreTest::endAsOnAFullDisk))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("the disk is full")
          .hasMessageContaining("nothing stored before is lost");
      assertThatThrownBy(() -> store.transaction(connection -> 7))
          .hasMessageContaining("the disk is full");
    }
    try (StudyStore store = StudyStore.open(folder)) {
      assertThat(store.<Integer>transaction(connection -> 7)).isEqualTo(7);
    }
  }

  /** A commit that fails ends the transaction. */
  private static Object endAsOnAFullDisk(Connection connection) throws SQLException {
    connection.createStatement().execute("ROLLBACK");
    throw new SQLException("Could not write file: No space left on device");
  }

  @Test
  void fileThatIsNoStoreIsRefusedWithItsPath() throws IOException {
    Files.writeString(
        folder.resolve("study.duckdb"), "this is a text, long enough to be read".repeat(900));

    assertThatThrownBy(() -> Study.openExisting(folder))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("study.duckdb")
        .hasMessageContaining("not a readable study store");
  }

  @Test
  void storeWhoseRecordingsDoNotSayWhetherTheyAreSimulatedIsStillRead() {
    try (StudyStore store = StudyStore.open(folder)) {
      store.transaction(
          connection ->
              connection
                  .createStatement()
                  .execute(
                      "ALTER TABLE recording DROP COLUMN simulated;"
                          + "INSERT INTO recording VALUES ('key', '/cell.nwb', 1, 'now', 'any',"
                          + " 'default', 'done', NULL, 'cell', NULL, 'mouse', NULL, NULL)"));
    }
    try (StudyStore store = StudyStore.open(folder)) {
      assertThat(new RecordingTable(store).all())
          .singleElement()
          .satisfies(recording -> assertThat(recording.simulated()).isEmpty());
    }
  }

  @Test
  void storeThatIsBegunHasItsNameOnlyWhenItIsWhole() throws IOException {
    Path begun = folder.resolve("begun");
    try (StudyStore store = StudyStore.open(begun);
        Stream<Path> files = Files.list(begun)) {
      assertThat(store.<Integer>transaction(connection -> 7)).isEqualTo(7);
      assertThat(files.map(file -> file.getFileName().toString()))
          .allMatch(name -> name.startsWith(StudyStore.FILE));
    }
    // As a run leaves it that was killed before: it is in nobody's way.
    Files.write(begun.resolve("." + StudyStore.FILE + ".0.part"), new byte[100]);
    Files.delete(begun.resolve(StudyStore.FILE));
    try (StudyStore store = StudyStore.open(begun)) {
      assertThat(new CohortTable(store).newest()).isEmpty();
    }
  }

  @Test
  void damagedStoreIsNotCalledInUse() throws IOException {
    try (Study study = Study.open(folder)) {
      study.add(new StatisticalCohort(Species.HUMAN, 200, 3).generate(), SOURCE);
    }
    Path file = folder.resolve("study.duckdb");
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 3 * 4096; i < bytes.length; i += 1000) {
      bytes[i] ^= 0xff;
    }
    Files.write(file, bytes);

    assertThatThrownBy(() -> Study.openExisting(folder))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("study.duckdb")
        .hasMessageContaining("damaged")
        .hasMessageNotContaining("another process");
    assertThatThrownBy(() -> StudyStore.openReadOnly(folder)).hasMessageContaining("damaged");
  }

  @Test
  void studyThatIsOnlyReadShowsAllAndChangesNoByte() throws IOException {
    try (Study study = Study.open(folder)) {
      study.add(new StatisticalCohort(Species.HUMAN, 50, 3).generate(), SOURCE);
    }
    Path file = folder.resolve("study.duckdb");
    byte[] before = Files.readAllBytes(file);

    try (StudyStore store = StudyStore.openReadOnly(folder);
        StudyStore another = StudyStore.openReadOnly(folder)) {
      assertThat(new CohortTable(store).newest()).hasSize(1);
      CohortTable.StoredCohort stored = new CohortTable(another).newest().get(0);
      assertThat(CohortDigest.of(new CohortTable(another).load(stored.id())))
          .isEqualTo(CohortDigest.of(new StatisticalCohort(Species.HUMAN, 50, 3).generate()));
      ComputedTable computed = new ComputedTable(store);
      assertThat(computed.get("sum", List.of("a"), new TypeReference<Integer>() {}, () -> 7))
          .isEqualTo(7);
      assertThat(computed.get("sum", List.of("a"), new TypeReference<Integer>() {}, () -> 8))
          .isEqualTo(7);
      new StudyExport(store).write(Files.createTempDirectory(folder, "out"), Format.PARQUET);
    }

    assertThat(file).hasBinaryContent(before);
    assertThat(folder.resolve("study.duckdb.wal")).doesNotExist();
  }

  @Test
  void whatAKilledProcessCommittedIsReadToo() throws IOException {
    Path killed = Files.createDirectory(folder.resolve("killed"));
    try (Study study = Study.open(folder)) {
      study.add(new StatisticalCohort(Species.HUMAN, 50, 3).generate(), SOURCE);
      for (String file : List.of("study.duckdb", "study.duckdb.wal")) {
        Files.copy(folder.resolve(file), killed.resolve(file));
      }
    }

    try (StudyStore store = StudyStore.openReadOnly(killed)) {
      assertThat(new CohortTable(store).newest()).hasSize(1);
    }
    assertThat(killed.resolve("study.duckdb.wal")).exists();
  }

  @Test
  void oldStudyThatIsOnlyReadLacksNoTable() {
    try (StudyStore store = StudyStore.open(folder)) {
      store.transaction(
          connection ->
              connection.createStatement().execute("DROP TABLE computed; DROP TABLE label"));
    }

    try (StudyStore store = StudyStore.openReadOnly(folder)) {
      assertThat(new LabelTable(store).all()).isEmpty();
      assertThat(
              new ComputedTable(store)
                  .get("sum", List.of(), new TypeReference<Integer>() {}, () -> 7))
          .isEqualTo(7);
    }
  }

  @Test
  void storeThatIsWrittenMeanwhileIsToldInUse() {
    assertThat(
            new StoreFailure(folder)
                .onOpening(
                    new SQLException(
                        "IO Error: Could not set lock on file \"study.duckdb\": Conflicting lock is"
                            + " held in java (PID 7)")))
        .hasMessageContaining("another process is using this study");
    assertThat(new StoreFailure(folder).onOpening(new SQLException("Corrupt block 3")))
        .hasMessageContaining("damaged");
  }

  @Test
  void studyThatThisUserMayNotReadIsToldSo() throws IOException {
    try (StudyStore store = StudyStore.open(folder)) {
      assertThat(store.<Integer>transaction(connection -> 7)).isEqualTo(7);
    }
    Path file = folder.resolve("study.duckdb");
    Set<PosixFilePermission> before = Files.getPosixFilePermissions(file);
    Files.setPosixFilePermissions(file, Set.of());
    try {
      assumeFalse(Files.isReadable(file), "permissions do not bind this user (root)");
      assertThatThrownBy(() -> Study.openToRead(folder))
          .hasMessageContaining("permission denied")
          .hasMessageNotContaining("move it away");
    } finally {
      Files.setPosixFilePermissions(file, before);
    }
  }

  @Test
  void storeOfAnotherFormatIsRefusedWithBothNumbers() {
    try (StudyStore store = StudyStore.open(folder)) {
      store.transaction(
          connection -> connection.createStatement().execute("UPDATE format SET version = 99"));
    }

    assertThatThrownBy(() -> Study.openExisting(folder))
        .hasMessageContaining("format 99")
        .hasMessageContaining("format 1");
  }
}
