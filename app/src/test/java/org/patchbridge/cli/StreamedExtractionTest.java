package org.patchbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.archive.dandi.FakeArchive;
import org.patchbridge.cli.console.ExitCode;

/**
 * What is read in parts from an archive gives what is read from files of this machine, row for row
 * and to the last digit. {@code -Dpatchbridge.streamed.all=true} takes every recording of
 * ../shared, and prints the share of its bytes that was read.
 */
class StreamedExtractionTest {
  private static final List<String> TABLES =
      List.of(
          "recordings", "sweeps", "findings", "spikes", "family_vectors", "scalars", "features");
  private static final boolean ALL = Boolean.getBoolean("patchbridge.streamed.all");

  /** Of the recordings of ../shared, every so many in the default suite. */
  private static final int EVERY = 20;

  private static final Path SHARED = Path.of("..", "..", "shared").toAbsolutePath().normalize();
  private static final Pattern READ =
      Pattern.compile("Read from the archive: .* \\(([0-9.]+) %\\) in ([0-9,]+) requests");

  @TempDir Path root;
  private FakeArchive fake;

  @BeforeEach
  void startArchive() throws IOException {
    fake = new FakeArchive();
  }

  @AfterEach
  void stopArchive() {
    fake.close();
  }

  private static List<Path> shared() throws IOException {
    List<Path> found = new ArrayList<>();
    for (String folder : List.of("golden/ipfx/nwb", "bench", "data/recordings/nwb")) {
      Path there = sharedFolder().resolve(folder);
      assumeTrue(Files.isDirectory(there), "there is no ../shared on this machine: " + there);
      try (Stream<Path> files = Files.list(there)) {
        files.filter(file -> file.toString().endsWith(".nwb")).sorted().forEach(found::add);
      }
    }
    return found;
  }

  private static Path sharedFolder() {
    return Files.isDirectory(SHARED) ? SHARED : SHARED.getParent().getParent().resolve("shared");
  }

  /** Numbered, so that they are in the same order here and there. */
  private List<String> add(List<Path> files) throws IOException {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      String name = String.format(Locale.ROOT, "%03d_%s", i, files.get(i).getFileName());
      Path copy = Files.createDirectories(root.resolve("in")).resolve(name);
      Files.copy(files.get(i), copy);
      fake.add("sub-1/" + name, Files.readAllBytes(copy));
      names.add(name);
    }
    return names;
  }

  private Program.Result extract(String what, String study) {
    return Program.run(
        "extract",
        what,
        "--api",
        fake.api().toString(),
        "--threads",
        "2",
        "--study",
        root.resolve(study).toString());
  }

  private Program.Result extractLocally() {
    return extract(root.resolve("in").toString(), "local");
  }

  private Program.Result extractFromArchive() {
    return extract("DANDI:000020", "far");
  }

  /** Every row of a study, without the place and time of its files. */
  private List<List<String>> tables(String study) throws IOException {
    Path folder = root.resolve(study + "-tables");
    Program.run("export", "--study", root.resolve(study).toString(), "--to", folder.toString());
    List<List<String>> tables = new ArrayList<>();
    for (String table : TABLES) {
      tables.add(
          Files.readAllLines(folder.resolve(table + ".csv")).stream()
              .map(line -> line.replace(root.toAbsolutePath() + "/in/", ""))
              .map(line -> line.replace("DANDI:000020/0.210913.1639/sub-1/", ""))
              .map(line -> line.replaceFirst(",\\d{4}-\\d\\d-\\d\\dT[^,]*,", ",then,"))
              .toList());
    }
    return tables;
  }

  private static String read(Program.Result far) {
    Matcher read = READ.matcher(far.err());
    assertThat(read.find()).as(far.err()).isTrue();
    return read.group(1) + " % in " + read.group(2) + " requests";
  }

  @Test
  void rowsEqualThoseOfLocalFilesAndASecondRunReadsNothing() throws IOException {
    add(SimulatedRecordings.files().subList(0, 4));
    Program.Result local = extractLocally();
    Program.Result far = extractFromArchive();
    assertThat(far.exitCode()).as(far.err()).isEqualTo(local.exitCode());
    assertThat(far.out()).isEqualTo(local.out());
    assertThat(tables("far")).isEqualTo(tables("local"));
    fake.forget();
    Program.Result again = extractFromArchive();
    assertThat(again.out()).contains("0 extracted, 4 done before");
    assertThat(again.err()).doesNotContain("Read from the archive");
    assertThat(fake.askedOfStore()).isEmpty();
  }

  @Test
  void rowsOfSharedRecordingsEqualThoseOfLocalFiles() throws IOException {
    List<Path> files = shared();
    List<Path> chosen = new ArrayList<>();
    for (int i = 0; i < files.size(); i += ALL ? 1 : EVERY) {
      chosen.add(files.get(i));
    }
    add(chosen);
    Program.Result local = extractLocally();
    Program.Result far = extractFromArchive();
    assertThat(far.exitCode()).isEqualTo(local.exitCode());
    assertThat(tables("far")).isEqualTo(tables("local"));
    if (ALL) {
      System.out.println(chosen.size() + " recordings: " + read(far));
      eachAlone(chosen);
    }
  }

  private void eachAlone(List<Path> files) throws IOException {
    for (Path file : files) {
      fake.close();
      fake = new FakeArchive();
      fake.add("sub-1/" + file.getFileName(), Files.readAllBytes(file));
      Program.Result one = extract("DANDI:000020", "alone-" + file.getFileName());
      System.out.println(file.getFileName() + ", " + Files.size(file) + " bytes: " + read(one));
    }
  }

  @Test
  void expiredAddressesErrorsAndCutConnectionsAreOfNoAccount() throws IOException {
    add(SimulatedRecordings.files().subList(0, 2));
    extractLocally();
    fake.usesOfAnAddress = 2;
    for (int i = 0; i < 3; i++) {
      fake.nextOfStore.add(FakeArchive.status(503, "Retry-After", "0"));
      fake.nextOfStore.add(FakeArchive.status(429, "Retry-After", "0"));
    }
    Program.Result far = extractFromArchive();
    assertThat(far.exitCode()).as(far.err()).isEqualTo(ExitCode.OK);
    assertThat(fake.nextOfStore).isEmpty();
    assertThat(tables("far")).isEqualTo(tables("local"));
  }

  @Test
  void shardsOfADandisetGatherToTheStudyOfOneMachine() throws IOException {
    add(SimulatedRecordings.files().subList(0, 4));
    extractLocally();
    String results = root.resolve("results").toString();
    int extracted = 0;
    for (String shard : List.of("1/3", "2/3", "3/3")) {
      Program.Result one =
          Program.run(
              "extract",
              "DANDI:000020",
              "--api",
              fake.api().toString(),
              "--shard",
              shard,
              "--parquet",
              results);
      assertThat(one.exitCode()).as(one.err()).isEqualTo(ExitCode.OK);
      Matcher count = Pattern.compile("(\\d+) extracted").matcher(one.out());
      extracted += count.find() ? Integer.parseInt(count.group(1)) : 0;
    }
    assertThat(extracted).isEqualTo(4);
    Program.Result gathered =
        Program.run("gather", results, "--study", root.resolve("far").toString());
    assertThat(gathered.exitCode()).as(gathered.err()).isEqualTo(ExitCode.OK);
    assertThat(tables("far")).isEqualTo(tables("local"));
  }

  /** Else a sweep would be missing, and features would be of the others alone. */
  @Test
  void aRecordingThatIsReplacedWhileItIsReadIsRefusedAsAWhole() throws IOException {
    FakeArchive.Stored stored =
        fake.add("sub-1/a.nwb", Files.readAllBytes(SimulatedRecordings.files().get(0)));
    byte[] other = Files.readAllBytes(SimulatedRecordings.files().get(0));
    fake.nextOfStore.add(
        exchange -> {
          fake.good(exchange);
          stored.replaceBy(other);
        });
    Program.Result far = extractFromArchive();
    assertThat(far.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(far.out())
        .contains("1 refused")
        .contains("replaced on the server while it was read");
    assertThat(extractFromArchive().exitCode()).as("the next run reads it").isEqualTo(ExitCode.OK);
  }

  @Test
  void oneRecordingIsInspectedWhereItLies() throws IOException {
    String name = add(SimulatedRecordings.files().subList(0, 1)).get(0);
    String place = "DANDI:000020/0.210913.1639/sub-1/" + name;
    Program.Result far = Program.run("inspect", place, "--api", fake.api().toString());
    Program.Result local = Program.run("inspect", root.resolve("in").resolve(name).toString());
    assertThat(far.exitCode()).as(far.err()).isEqualTo(ExitCode.OK);
    assertThat(far.out().replace(place, ""))
        .isEqualTo(local.out().replace(root.resolve("in").resolve(name).toString(), ""));
    assertThat(far.err()).contains("Read from the archive");
  }

  @Test
  void aChoiceOfFilesNeedsADandisetAndOneFileIsInspectedAtATime() throws IOException {
    add(SimulatedRecordings.files().subList(0, 2));
    Program.Result local =
        Program.run(
            "extract",
            root.resolve("in").toString(),
            "--first",
            "1",
            "--study",
            root.resolve("s").toString());
    assertThat(local.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(local.err()).contains("files are chosen of a dandiset");
    Program.Result two = Program.run("inspect", "DANDI:000020", "--api", fake.api().toString());
    assertThat(two.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(two.err()).contains("2 recordings; name one, such as DANDI:000020/");
  }
}
