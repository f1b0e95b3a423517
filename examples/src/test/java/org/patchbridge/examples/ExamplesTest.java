package org.patchbridge.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.dataset.Species;
import org.patchbridge.predict.Model;
import org.patchbridge.predict.PatchBridge;
import org.patchbridge.simulate.SimulatedStudy;
import org.patchbridge.simulate.SimulationSettings;
import org.patchbridge.simulate.SimulationSettings.ClassProportions;

/**
 * The examples do what they say, with recordings that are made here and a model made by 'train'.
 */
class ExamplesTest {
  private static final SimulationSettings SHORT =
      SimulationSettings.defaults()
          .withSamplingRateHz(25_000)
          .withStepsAboveRheobasePicoamps(List.of(20, 40))
          .withProportions(ClassProportions.EQUAL);

  @TempDir static Path folder;
  private static Path model;
  private static Path recording;

  @BeforeAll
  static void trainAsAUserDoes() throws Exception {
    Path recordings = folder.resolve("recordings");
    SimulatedStudy.with(SHORT, Map.of(Species.MOUSE, 20)).write(recordings, 2, (made, there) -> {});
    String study = folder.resolve("study").toString();
    model = folder.resolve("model");
    program("extract", recordings + "", "--labels", recordings + "/labels.csv", "--study", study);
    program("train", "--study", study, "--model", "forest", "--trees", "20", "--to", model + "");
    try (Stream<Path> files = Files.walk(recordings)) {
      recording = files.filter(file -> file.toString().endsWith(".nwb")).sorted().findFirst().get();
    }
  }

  private static void program(String... arguments) throws Exception {
    String out = run("org.patchbridge.cli.PatchBridgeCommand", arguments);
    assertThat(out).isNotEmpty();
  }

  @Test
  void aRecordingIsCalledOrTheReasonIsSaid() {
    String out = printed(() -> CallRecordings.main(new String[] {model + "", recording + ""}));
    assertThat(out).startsWith(recording + ": ");
    assertThat(out).containsAnyOf("Lamp5", "Pvalb", "Sst", "Vip", "Sncg", "no call");
  }

  @Test
  void recordingsSideBySideComeInTheirOrderAndABadOneStopsNoOther() throws Exception {
    Path notes = Files.writeString(folder.resolve("notes.nwb"), "no recording");
    String[] arguments = {model + "", notes + "", recording + "", recording + ""};

    String out = printed(() -> CallSideBySide.main(arguments));

    assertThat(out.lines()).hasSize(3);
    assertThat(out).startsWith(notes + "\t" + notes);
    assertThat(out.lines().skip(1).distinct())
        .singleElement()
        .asString()
        .containsAnyOf("Lamp5", "Pvalb", "Sst", "Vip", "Sncg", "no call");
  }

  @Test
  void featuresHaveUnitsAndAbsentFamiliesAReason() {
    String out = printed(() -> FeaturesOfRecording.main(new String[] {recording + ""}));
    assertThat(out).containsPattern("input_resistance\\S*\\t[0-9.]+\\tMΩ|\\tMOhm");
    assertThat(out).containsPattern("(?m)^first_ap_v\\t[0-9]+ values$");
  }

  @Test
  void forestsAreComparedOnThePublishedTable() {
    Path tables = Path.of("../../shared/data/human_gaba");
    assumeThat(tables.resolve("ephys_features.csv"))
        .as("the published human table, in the shared data folder")
        .exists();
    String out = printed(() -> CompareForests.main(new String[] {"allen-human-gaba", tables + ""}));
    assertThat(out).containsPattern("50 trees: macro-F1 0\\.[67]\\d+ \\(0\\.\\d+ to 0\\.\\d+\\)");
    assertThat(out).contains("500 trees");
  }

  @Test
  void theSingleFileRunsAsItStands() throws Exception {
    assertThat(run("CallCell.java", model + "", recording + ""))
        .containsAnyOf("Lamp5", "Pvalb", "Sst", "Vip", "Sncg", "no call");
  }

  @Test
  void pythonCallsRecordingsInItsOwnProcess() throws Exception {
    assumeThat(python("-c", "import jpype, pandas"))
        .as("Debian's JPype and pandas (apt-get install python3-jpype python3-pandas)")
        .isEmpty();
    Path notes = Files.writeString(folder.resolve("words.nwb"), "no recording");

    String out = python("python/call_in_process.py", model + "", recording + "", notes + "");

    String call = Model.load(model).call(PatchBridge.open(recording)).subclass().orElse("no call");
    assertThat(out.lines().toList()).as(out).hasSize(3);
    assertThat(out.lines().toList().get(0)).contains("p Pvalb", "input_resistance (", "tau (s)");
    assertThat(out.lines().toList().get(1)).contains(recording.getFileName() + "", call);
    assertThat(out.lines().toList().get(2)).contains("words.nwb", notes + ": ");
  }

  private static String python(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("/usr/bin/python3", "-B"));
    command.addAll(List.of(arguments));
    ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
    process.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    process.environment().put("JAVA_HOME", System.getProperty("java.home"));
    process.environment().remove("PATCHBRIDGE_HOME");
    Process started = process.start();
    String said = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    started.waitFor();
    return said.strip();
  }

  private interface Example {
    void run() throws Exception;
  }

  private static String printed(Example example) {
    PrintStream before = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      example.run();
    } catch (Exception e) {
      throw new AssertionError(e);
    } finally {
      System.setOut(before);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  /** In a process of its own, as the program ends the one it runs in. */
  private static String run(String what, String... arguments) throws Exception {
    List<String> command =
        Stream.concat(
                Stream.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    what),
                Stream.of(arguments))
            .toList();
    Path log = Files.createTempFile(folder, "run", ".log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    String out = Files.readString(log);
    assertThat(process.exitValue()).as(out).isZero();
    return out;
  }
}
