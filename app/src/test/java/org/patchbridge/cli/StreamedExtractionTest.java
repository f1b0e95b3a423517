package org.patchbridge.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.archive.dandi.FakeArchive;

/** What is read in parts from an archive gives what is read from files of this machine. */
class StreamedExtractionTest {
  private static final List<String> TABLES =
      List.of(
          "recordings", "sweeps", "findings", "spikes", "family_vectors", "scalars", "features");

  /** Of recordings.csv: what says where a file is, and when it changed. */
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

  private static List<Path> nwbFiles(Path folder) throws IOException {
    assumeTrue(Files.isDirectory(folder), "../shared is not here: " + folder);
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".nwb")).sorted().toList();
    }
  }

  private void add(List<Path> files) throws IOException {
    for (int i = 0; i < files.size(); i++) {
      String name = files.get(i).getFileName().toString();
      fake.add(
          String.format(Locale.ROOT, "sub-%03d/%s", i, name), Files.readAllBytes(files.get(i)));
    }
  }

  private List<List<String>> tables(String study) throws IOException {
    Path folder = root.resolve(study + "-tables");
    Program.run("export", "--study", root.resolve(study).toString(), "--to", folder.toString());
    List<List<String>> tables = new ArrayList<>();
    for (String table : TABLES) {
      Path file = folder.resolve(table + ".csv");
      tables.add(Files.exists(file) ? Files.readAllLines(file) : List.of());
    }
    return tables;
  }

  @Test
  void dump() throws IOException {
    add(SimulatedRecordings.files());
    Program.Result local =
        Program.run(
            "extract",
            SimulatedRecordings.folder().toString(),
            "--study",
            root.resolve("local").toString());
    Program.Result far =
        Program.run(
            "extract",
            "DANDI:000020",
            "--api",
            fake.api().toString(),
            "--study",
            root.resolve("far").toString());
    System.out.println(local.out() + local.err());
    System.out.println(far.out() + far.err());
    for (String s : List.of("local", "far")) {
      for (List<String> t : tables(s)) {
        t.stream()
            .limit(2)
            .forEach(l -> System.out.println(l.substring(0, Math.min(300, l.length()))));
      }
    }
    for (String dir :
        List.of(
            "/work/shared/bench", "/work/shared/golden/ipfx", "/work/shared/data/recordings/nwb")) {
      for (Path p : nwbFiles(Path.of(dir))) {
        fake.close();
        fake = new FakeArchive();
        add(List.of(p));
        far =
            Program.run(
                "extract",
                "DANDI:000020",
                "--api",
                fake.api().toString(),
                "--study",
                root.resolve("x" + p.getFileName() + p.getParent().getFileName()).toString());
        System.out.println(
            p
                + " "
                + Files.size(p)
                + " "
                + far.err().replaceAll("(?s).*Read from", "Read from").strip()
                + " asked "
                + fake.askedOfStore().size()
                + far.exitCode());
      }
    }
  }
}
