package org.patchbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.cli.console.ExitCode;
import org.patchbridge.random.RandomStream;

class GatherCommandTest {
  private static final int RECORDINGS = 4;
  private static final int CHANGED_BYTES = 6;

  @TempDir static Path shared;
  @TempDir Path folder;

  private static Path input;
  private static Path whole;
  private static Path local;

  /** Recordings, one of them none; their results; the study that one machine makes of them. */
  @BeforeAll
  static void extract() throws IOException {
    input = Files.createDirectories(shared.resolve("in")).toRealPath();
    SimulatedRecordings.copies(input, RECORDINGS);
    Files.writeString(input.resolve("page.nwb"), "<html>not found</html>");
    whole = shared.resolve("whole");
    local = shared.resolve("local");
    for (int number = 1; number <= 3; number++) {
      run("extract", input, "--shard", number + "/3", "--parquet", whole);
    }
    run("extract", input, "--labels", SimulatedRecordings.labels(), "--study", local);
  }

  private static Program.Result run(Object... arguments) {
    return Program.run(Stream.of(arguments).map(Object::toString).toArray(String[]::new));
  }

  private Program.Result gather(Object... arguments) {
    return run(
        Stream.concat(
                Stream.concat(Stream.of("gather"), Stream.of(arguments)),
                Stream.of("--study", study()))
            .toArray());
  }

  /** A copy of the results that a test may spoil. */
  private Path results() throws IOException {
    Path copy = folder.resolve("results");
    if (!Files.exists(copy)) {
      Files.createDirectories(copy);
      for (Path file : files(whole)) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    return copy;
  }

  private Path study() {
    return folder.resolve("gathered");
  }

  private static List<Path> files(Path results) throws IOException {
    try (Stream<Path> all = Files.list(results)) {
      return all.sorted().toList();
    }
  }

  @Test
  void shardsGatheredAreTheStudyThatOneMachineWouldHaveMade() throws Exception {
    Program.Result gathered = gather(whole, "--labels", SimulatedRecordings.labels());

    assertThat(gathered.exitCode()).as(gathered.err()).isEqualTo(ExitCode.PARTIAL_RESULT);
    assertThat(gathered.out())
        .contains("5 recordings: 4 extracted, 0 done before, 1 refused")
        .contains("refused: " + input.resolve("page.nwb"))
        .contains("Simulated human cells (extracted-human): 4 cells");
    SameStudies.assertSameTables(local, study());
    SameStudies.assertSameExports(local, study(), folder);
  }

  @Test
  void gatheringAgainChangesNothingAndGoesOnWhereItWas() throws Exception {
    gather(files(whole).get(0));
    Program.Result more = gather(whole);
    Program.Result again = gather(whole);

    assertThat(more.out()).containsPattern("5 recordings: [34] extracted, [01] done before");
    assertThat(again.out()).contains("5 recordings: 0 extracted, 4 done before, 1 refused");
    SameStudies.assertSameRecordings(local, study());
  }

  @Test
  void shardsGoOnWhereTheyWere() throws IOException {
    Path damaged = files(results()).get(0);
    Files.write(damaged, new byte[] {1, 2, 3});

    Program.Result again = run("extract", input, "--parquet", results());

    assertThat(again.out())
        .containsPattern("5 recordings: [01] extracted, [34] done before, 1 refused");
    assertThat(Files.size(damaged)).isGreaterThan(1000);
    assertThat(files(results())).hasSize(RECORDINGS + 1);
  }

  /** As Spark's speculation does it, or a person who copies results about. */
  @Test
  void recordingOfSeveralFilesIsOneRow() throws Exception {
    for (Path file : files(results())) {
      Files.copy(file, results().resolve("copy-of-" + file.getFileName()));
    }
    gather(results());

    SameStudies.assertSameRecordings(local, study());
  }

  @Test
  void latestStateOfARecordingIsTaken() throws Exception {
    Path changing = Files.createDirectories(folder.resolve("changing")).toRealPath();
    Path file = SimulatedRecordings.copies(changing, 1).get(0);
    run("extract", changing, "--parquet", folder.resolve("z-earlier"));
    Files.writeString(file, "no longer a recording");
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2100-01-01T00:00:00Z")));
    run("extract", changing, input, "--parquet", results());
    run("extract", changing, input, "--study", folder.resolve("now"));
    gather(results(), folder.resolve("z-earlier"));
    Path steps = folder.resolve("in-steps");
    run("gather", folder.resolve("z-earlier"), "--study", steps);
    run("gather", results(), "--study", steps);
    run("gather", folder.resolve("z-earlier"), "--study", steps);

    SameStudies.assertSameRecordings(folder.resolve("now"), study());
    SameStudies.assertSameRecordings(folder.resolve("now"), steps);
  }

  @Test
  void filesThatCannotBeUsedAreToldWithTheirPlaceAndStopNoOther() throws Exception {
    List<Path> files = files(results());
    byte[] content = Files.readAllBytes(files.get(0));
    Files.write(files.get(0), Arrays.copyOf(content, content.length / 2));
    Files.writeString(files.get(1), "");
    Path foreign = results().resolve("foreign.parquet");
    writeParquet("SELECT 1 AS x", foreign, "");
    Path other = results().resolve("other.parquet");
    writeParquet("SELECT 1 AS x", other, ", KV_METADATA {patchbridge_extraction: '999'}");
    Path hidden = Files.writeString(results().resolve(".being-written.parquet"), "");

    Program.Result gathered = gather(results());

    assertThat(gathered.exitCode()).isEqualTo(ExitCode.PARTIAL_RESULT);
    assertThat(gathered.out())
        .contains("3 recordings:")
        .contains(files.get(0) + ": damaged")
        .contains(files.get(1) + ": damaged")
        .contains(foreign + ": a Parquet file, but none that 'extract --parquet' wrote")
        .contains(other + ": written by another version of PatchBridge")
        .doesNotContain(hidden.toString());
  }

  /** Bytes that nobody reads may change: so may statistics that guide a search, for one. */
  @Test
  void anyByteOfAResultThatWasChangedIsFoundOrChangesNothing() throws Exception {
    byte[] content = Files.readAllBytes(largest(files(whole)));
    Path file = Files.write(folder.resolve("one.parquet"), content);
    gather(file);
    RandomStream random = RandomStream.of(5);
    for (int k = 0; k < CHANGED_BYTES; k++) {
      Files.write(file, changedAt(random.nextInt(content.length), content));
      Path other = folder.resolve("study-" + k);
      if (!run("gather", file, "--study", other).err().contains(file + ": ")) {
        SameStudies.assertSameRecordings(study(), other);
      }
    }
  }

  /**
   * A reader starts at the end: there stand the length of the footer and the mark of the format.
   */
  @Test
  void changedEndOfAParquetFileIsFound() throws Exception {
    byte[] content = Files.readAllBytes(largest(files(whole)));
    Path file = folder.resolve("one.parquet");
    for (int place : List.of(content.length - 5, content.length - 1)) {
      Files.write(file, changedAt(place, content));

      assertThat(gather(file).err()).as("byte %d", place).contains(file + ": damaged");
    }
  }

  private static byte[] changedAt(int place, byte[] content) {
    byte[] changed = content.clone();
    changed[place] ^= 0x10;
    return changed;
  }

  /**
   * The shards' files are named by digests of paths: which comes first is another on each machine.
   */
  private static Path largest(List<Path> files) {
    return files.stream()
        .max(Comparator.comparingLong(file -> file.toFile().length()))
        .orElseThrow();
  }

  @Test
  void rowThatWasChangedIsNotTaken() throws Exception {
    Path changed = folder.resolve("changed.parquet");
    writeParquet(
        "SELECT * REPLACE ('x' AS recording_id) FROM read_parquet('" + files(whole).get(0) + "')",
        changed,
        ", KV_METADATA {patchbridge_extraction: '1'}");

    Program.Result gathered = gather(changed);

    assertThat(gathered.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(gathered.err()).contains(changed + ": damaged: not as it was written");
  }

  @Test
  void resultsWithOtherSettingsAreToldAndTheirOptionsGatherThem() throws Exception {
    Path paper = folder.resolve("paper");
    run("extract", SimulatedRecordings.files().get(0), "--preset", "paper", "--parquet", paper);

    Program.Result other = gather(paper);
    Program.Result same = gather(paper, "--preset", "paper");

    assertThat(other.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(other.err()).contains("extracted with other settings (preset paper)");
    assertThat(same.exitCode()).as(same.err()).isZero();
  }

  @Test
  void nothingToGatherIsToldWithWhatToName() throws IOException {
    Path empty = Files.createDirectories(folder.resolve("empty"));

    Program.Result none = gather(empty);
    Program.Result gone = gather(folder.resolve("gone"));

    assertThat(none.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(none.err()).contains("no Parquet file here");
    assertThat(gone.err()).contains(folder.resolve("gone").toString());
  }

  @Test
  void shardWithoutAPlaceForItsResultsIsAWrongCommandLine() {
    Program.Result result = run("extract", input, "--shard", "1/2");
    Program.Result none = run("extract", input, "--shard", "3/2", "--parquet", folder);

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("--shard needs --parquet DIR");
    assertThat(none.err()).contains("shard 3/2 is none");
  }

  private static void writeParquet(String query, Path file, String options) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:", new Properties());
        Statement statement = connection.createStatement()) {
      statement.execute("COPY (" + query + ") TO '" + file + "' (FORMAT parquet" + options + ")");
    }
  }
}
