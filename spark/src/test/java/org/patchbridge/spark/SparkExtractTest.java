package org.patchbridge.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.cli.console.ExitCode;
import org.patchbridge.cli.option.ExtractionOptions;
import org.patchbridge.cli.option.SettingsText;
import org.patchbridge.spark.LocalStudy.Run;
import picocli.CommandLine;

/** The command with Spark inside this process, two tasks at a time. */
class SparkExtractTest {
  private static final int RECORDINGS = 6;

  @TempDir static Path shared;
  @TempDir Path folder;

  private static Path recordings;
  private static Path local;

  @BeforeAll
  static void extractHere() throws Exception {
    recordings = Files.createDirectories(shared.resolve("recordings")).toRealPath();
    LocalStudy.simulate(recordings, RECORDINGS);
    Files.writeString(recordings.resolve("page.nwb"), "<html>not found</html>");
    local = shared.resolve("local");
    LocalStudy.extract(recordings, local, 2);
  }

  private static Run extract(Object... arguments) {
    List<String> all = new ArrayList<>(List.of("extract", "--master", "local[2]"));
    Stream.of(arguments).map(Object::toString).forEach(all::add);
    return LocalStudy.run(all.toArray(String[]::new));
  }

  private static List<Path> files(Path results) throws IOException {
    try (Stream<Path> all = Files.list(results)) {
      return all.filter(path -> !path.getFileName().toString().startsWith(".")).sorted().toList();
    }
  }

  @Test
  void recordingsExtractedOnSparkAreTheStudyThatIsMadeHere() throws Exception {
    Path results = folder.resolve("results");

    Run first = extract(recordings, "--parquet", results, "--json");
    Run again = extract(recordings, "--parquet", results);
    LocalStudy.gather(results, folder.resolve("gathered"));

    assertThat(first.exitCode()).as(first.err()).isEqualTo(ExitCode.PARTIAL_RESULT);
    JsonNode json = new ObjectMapper().readTree(first.out());
    assertThat(json.at("/extraction/extracted").asInt()).isEqualTo(RECORDINGS);
    assertThat(json.at("/extraction/refused/0/message").asText()).contains("page.nwb", "HDF5");
    assertThat(json.at("/cost/tasks").asInt()).isEqualTo(RECORDINGS + 1);
    assertThat(json.at("/cost/shuffleBytes").asLong()).isZero();
    assertThat(again.out())
        .contains("7 recordings: 0 extracted, 6 done before, 1 refused")
        .contains("patchbridge gather " + results);
    assertThat(files(results)).hasSize(RECORDINGS + 1);
    LocalStudy.assertSame(local, folder.resolve("gathered"));
  }

  /** With the file system that Hadoop knows by this address, as it would know HDFS or S3. */
  @Test
  void resultsGoToAnAddressOfHadoopToo() throws Exception {
    Path results = folder.resolve("results");

    Run first = extract(recordings, "--parquet", results.toUri());
    Run again = extract(recordings, "--parquet", results.toUri());
    LocalStudy.gather(results, folder.resolve("gathered"));

    assertThat(first.exitCode()).as(first.err()).isEqualTo(ExitCode.PARTIAL_RESULT);
    assertThat(again.out()).contains("7 recordings: 0 extracted, 6 done before, 1 refused");
    assertThat(files(results)).hasSize(RECORDINGS + 1);
    LocalStudy.assertSame(local, folder.resolve("gathered"));
  }

  @Test
  void placeThatCannotBeWrittenIsToldBeforeAnythingIsDone() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    Run run = extract(recordings, "--parquet", file.resolve("below"));
    Run hadoop = extract(recordings, "--parquet", file.resolve("below").toUri());

    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).contains(file.resolve("below") + ": cannot create the folder");
    assertThat(hadoop.exitCode()).as(hadoop.err()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(hadoop.err()).contains("choose another --parquet").doesNotContain("\tat ");
  }

  /** Files that the driver sees and an executor would not need are sent with the settings. */
  @Test
  void settingsOnExecutorsAreThoseOfTheDriver() throws Exception {
    Path ontology = Files.writeString(folder.resolve("codes.txt"), "[Long Square]\nX\n");
    Path protocol = Files.writeString(folder.resolve("protocol.txt"), "[Long Square]\nA: 0-4\n");
    ExtractionOptions options = new ExtractionOptions();
    new CommandLine(options)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .parseArgs(
            "--preset",
            "paper",
            "--ontology",
            ontology.toString(),
            "--protocol",
            protocol.toString(),
            "--electrode",
            "e 1");
    SettingsText text = options.text();
    String digest = options.settings().digest();
    Files.delete(ontology);
    Files.delete(protocol);

    assertThat(text.settings().digest()).isEqualTo(digest);
    assertThat(digest).isNotEqualTo(LocalStudy.SETTINGS.digest());
  }
}
