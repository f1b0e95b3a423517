package org.patchbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.study.store.CohortTable;
import org.patchbridge.study.store.StudyStore;
import org.patchbridge.work.CohortDigest;

/** A cohort of recordings has their vectors, which stand in the store once. */
class RecordedVectorsTest {
  @TempDir Path folder;

  private void extract(Path recordings, String... more) {
    List<String> command = new ArrayList<>(List.of("extract", recordings.toString()));
    command.addAll(List.of("--study", folder.resolve("study").toString()));
    command.addAll(List.of(more));
    Program.run(command.toArray(String[]::new));
  }

  private List<String> texts(StudyStore store, String query) {
    return store.transaction(
        connection -> {
          List<String> found = new ArrayList<>();
          try (PreparedStatement statement = connection.prepareStatement(query);
              ResultSet row = statement.executeQuery()) {
            while (row.next()) {
              found.add(row.getString(1));
            }
          }
          return found;
        });
  }

  /** The id of a cohort is the digest of its content, every value and reason included. */
  private List<String> checkedCohorts() {
    try (StudyStore store = StudyStore.open(folder.resolve("study"))) {
      List<String> ids = texts(store, "SELECT cohort_id FROM cohort ORDER BY ordinal");
      assertThat(ids)
          .allSatisfy(
              id -> assertThat(CohortDigest.of(new CohortTable(store).load(id))).isEqualTo(id));
      return ids;
    }
  }

  private int vectorsOfTheirOwn() {
    try (StudyStore store = StudyStore.open(folder.resolve("study"))) {
      return texts(store, "SELECT cell_row FROM family_vector").size();
    }
  }

  @Test
  void cohortOfRecordingsComesBackBitForBitWithoutVectorsOfItsOwn() throws IOException {
    Path in = folder.resolve("in");
    SimulatedRecordings.copies(in, 3);
    extract(in);
    Files.copy(SimulatedRecordings.files().get(3), in.resolve("one-more.nwb"));
    extract(in);

    assertThat(checkedCohorts()).hasSizeGreaterThan(1);
    assertThat(vectorsOfTheirOwn()).isZero();
  }

  @Test
  void cohortKeepsItsVectorsWhenTheFileOfARecordingChanges() throws IOException {
    Path in = folder.resolve("in");
    Path changing = SimulatedRecordings.copies(in, 2).get(0);
    extract(in);
    List<String> before = checkedCohorts();

    Files.copy(SimulatedRecordings.files().get(5), changing, StandardCopyOption.REPLACE_EXISTING);
    extract(in);

    assertThat(before).isNotEmpty();
    assertThat(checkedCohorts()).containsAll(before).hasSizeGreaterThan(before.size());
    assertThat(vectorsOfTheirOwn()).isPositive();
  }
}
