package org.patchbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.dataset.Species;
import org.patchbridge.forest.Balance;
import org.patchbridge.report.value.DataOrigin;
import org.patchbridge.shape.cohort.PlantedCohorts;
import org.patchbridge.study.JudgedContender;
import org.patchbridge.study.Study;
import org.patchbridge.study.plan.EvaluationPreset;
import org.patchbridge.study.plan.EvaluationSettings;
import org.patchbridge.study.plan.EvaluationSettings.Asked;
import org.patchbridge.study.plan.SplitChoice;
import org.patchbridge.study.store.CohortSource;
import org.patchbridge.table.schema.SncgPolicy;
import org.patchbridge.work.Progress;

/** A folder of predictions becomes a page on which they are ranked. */
class LeaderboardCommandTest {
  private static final String PYTHON = "/usr/bin/python3";
  private static final String DONOR = "donor-grouped";
  private static final String HEADER = "run,fold,cell_id,predicted\n";
  private static final Pattern PROGRAM = Pattern.compile("(?s)```python\n(.*?)```");

  private static final EvaluationSettings SETTINGS =
      new EvaluationSettings(
          List.of(EvaluationPreset.GOUWENS),
          new Asked(
              Optional.of(List.of(SplitChoice.DONOR, SplitChoice.CELL)),
              Optional.of(3),
              Optional.empty(),
              Optional.empty()),
          5,
          List.of(Balance.BALANCED),
          SncgPolicy.VIP);

  @TempDir static Path shared;
  private static Path study;
  private static Path folds;

  @TempDir Path folder;
  private Path entries;
  private Path board;

  @BeforeAll
  static void makeStudy() throws InterruptedException {
    study = shared.resolve("study");
    folds = shared.resolve("folds");
    try (Study opened = Study.open(study)) {
      opened.add(
          PlantedCohorts.twoClasses(Species.MOUSE, 90, 0, 1),
          new CohortSource(DataOrigin.SIMULATED, "planted", List.of(), List.of()));
      opened.evaluate(SETTINGS, 2, Progress.silent());
    }
    assertThat(
            Program.run("export", "--study", study.toString(), "--to", folds.toString()).exitCode())
        .isZero();
  }

  @BeforeEach
  void makeFolder() throws IOException {
    entries = Files.createDirectory(folder.resolve("entries"));
    board = folder.resolve("board");
  }

  private record Tested(String run, String fold, String cell, String subclass) {}

  /** What the folds of a scheme test, with the right answers. */
  private static List<Tested> tested(String grouping) throws IOException {
    String first = "";
    List<Tested> tested = new ArrayList<>();
    List<String> lines = Files.readAllLines(folds.resolve("splits.csv"));
    for (String line : lines.subList(1, lines.size())) {
      boolean isGrouped = line.contains("," + DONOR);
      // Names of schemes may hold a comma: what stands after them is counted from the end.
      String[] field = line.split(",");
      int end = field.length;
      if (isGrouped == grouping.equals(DONOR) && (first.isEmpty() || first.equals(field[0]))) {
        first = field[0];
        if (field[end - 2].equals("test")) {
          String cell = field[end - 1];
          boolean isFirst = Integer.parseInt(cell.replace("mouse", "")) % 2 == 0;
          tested.add(new Tested(field[end - 5], field[end - 4], cell, isFirst ? "Pvalb" : "Sst"));
        }
      }
    }
    return tested;
  }

  private static String predictions(List<Tested> cells, double right) {
    Random random = new Random(5);
    StringBuilder text = new StringBuilder(HEADER);
    for (Tested each : cells) {
      boolean isRight = random.nextDouble() < right;
      String other = each.subclass().equals("Sst") ? "Pvalb" : "Sst";
      text.append(each.run()).append(',').append(each.fold()).append(',').append(each.cell());
      text.append(',').append(isRight ? each.subclass() : other).append('\n');
    }
    return text.toString();
  }

  private Path entry(String name, String text) throws IOException {
    return Files.writeString(entries.resolve(name + ".csv"), text);
  }

  private Program.Result leaderboard(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "leaderboard",
                entries.toString(),
                "--study",
                study.toString(),
                "--to",
                board.toString()));
    arguments.addAll(List.of(more));
    return Program.run(arguments.toArray(String[]::new));
  }

  private JsonNode written() throws IOException {
    return new ObjectMapper().readTree(board.resolve("leaderboard.json").toFile());
  }

  private JsonNode standing(String model) throws IOException {
    for (JsonNode place : written().get("boards")) {
      for (JsonNode each : place.get("standings")) {
        if (each.get("model").get("name").asText().equals(model)) {
          return each;
        }
      }
    }
    throw new AssertionError("no standing of " + model);
  }

  private String page() throws IOException {
    return Files.readString(board.resolve("index.html"));
  }

  @Test
  void modelsAreRankedWithThoseOfTheStudyOnBoardsOfTheirFolds() throws IOException {
    entry("good", predictions(tested(DONOR), 0.98));
    entry("guess", predictions(tested(DONOR), 0.5));
    entry("ungrouped", predictions(tested("ungrouped"), 0.98));
    Files.writeString(
        entries.resolve("good.json"),
        "{\"name\": \"Good one\", \"authors\": [\"A\", \"B\"], \"code\": \"https://x.org/y\"}");

    Program.Result result = leaderboard();

    assertThat(result.exitCode()).as(result.out()).isZero();
    assertThat(written().get("boards")).hasSize(2);
    assertThat(written().get("boards").get(0).get("grouping").asText()).isEqualTo("DONOR");
    assertThat(written().get("boards").get(1).get("grouping").asText()).isEqualTo("NONE");
    assertThat(standing("Good one").get("rank").asInt()).isEqualTo(1);
    assertThat(standing("guess").get("rank").asInt()).isGreaterThan(1);
    assertThat(standing("guess").at("/toStudyBest/together/interval/high").asDouble()).isNegative();
    assertThat(standing("Most frequent class").get("rank").isNull()).isTrue();
    assertThat(page())
        .contains("A, B", "href=\"https://x.org/y\"", "simulated", "let donors stand on both sides")
        .doesNotContain("<script");
    assertThat(Files.readString(board.resolve("leaderboard.csv")))
        .startsWith("board,cohort,scheme,grouping,rank,model,")
        .contains("Good one,contestant,A; B,https://x.org/y,good.csv,");
  }

  @Test
  void numbersAreThoseOfEvaluateAndTheStudyIsNotChanged() throws IOException {
    Path file = entry("mine", predictions(tested(DONOR), 0.8));
    Path copy = folder.resolve("copy of the study");
    Files.createDirectory(copy);
    Files.copy(study.resolve("study.duckdb"), copy.resolve("study.duckdb"));

    assertThat(leaderboard().exitCode()).isZero();
    Program.run("export", "--study", study.toString(), "--to", folder.resolve("after").toString());
    assertThat(folder.resolve("after/metrics.csv"))
        .hasSameTextualContentAs(folds.resolve("metrics.csv"));

    JudgedContender evaluated;
    try (Study opened = Study.openExisting(copy)) {
      evaluated = opened.judge(List.of(file)).get(0);
    }
    JsonNode f1 = standing("mine").at("/model/macroF1");
    assertThat(f1.get("value").asDouble()).isEqualTo(evaluated.macroF1().value());
    assertThat(f1.at("/interval/low").asDouble()).isEqualTo(evaluated.macroF1().interval().lower());
    assertThat(f1.at("/interval/high").asDouble())
        .isEqualTo(evaluated.macroF1().interval().upper());
  }

  @Test
  void othersCellsOrFoldsAreShownWithoutARank() throws IOException {
    List<Tested> cells = tested(DONOR);
    entry("some cells", predictions(cells.subList(0, 80), 0.9));
    StringBuilder own = new StringBuilder(HEADER);
    for (int cell = 0; cell < 90; cell++) {
      own.append("0,").append(cell % 2).append(",mouse").append(cell).append(",Sst\n");
    }
    entry("own folds", own.toString());

    Program.Result result = leaderboard();

    assertThat(result.exitCode()).isZero();
    JsonNode unranked = written().get("notRanked");
    assertThat(unranked).hasSize(2);
    assertThat(unranked.get(0).get("reasons").toString())
        .contains("its folds are those of no evaluation", "tested cells are of a donor");
    assertThat(unranked.get(1).get("reasons").get(0).asText())
        .startsWith("10 of the 90 test cells of the study's folds");
    assertThat(result.out()).contains("! not ranked: own folds");
    assertThat(page()).contains("Not ranked", "10 of the 90 test cells");
  }

  @Test
  void badFilesAreNamedAndKeepNoOtherOut() throws IOException {
    String good = predictions(tested(DONOR), 0.9);
    entry("good", good);
    entry("unknown class", good.replaceFirst(",Sst\n", ",Pyr\n"));
    entry("nul", good + "\0");
    entry("empty", "");
    Path huge = entry("one line", "");
    try (RandomAccessFile sparse = new RandomAccessFile(huge.toFile(), "rw")) {
      sparse.setLength(2L << 30);
    }
    entry("long field", good + "0,0,mouse1," + "x".repeat(1 << 17) + "\n");
    entry("card", good);
    Files.writeString(entries.resolve("card.json"), "{\"name\": \"x\",\n\"autor\": \"y\"}");
    entry("address", good);
    Files.writeString(entries.resolve("address.json"), "{\"code\": \"javascript:alert(1)\"}");
    entry("no json", good);
    Files.writeString(entries.resolve("no json.json"), "{\n\"name\": }");
    entry("same name", good);
    Files.writeString(entries.resolve("same name.json"), "{\"name\": \"good\"}");
    entry("taken", good);
    Files.writeString(entries.resolve("taken.json"), "{\"name\": \"majority\"}");

    Program.Result result = leaderboard();

    assertThat(result.exitCode()).isEqualTo(4);
    assertThat(standing("good").get("rank").asInt()).isPositive();
    assertThat(written().get("skipped")).hasSize(10);
    assertThat(result.out())
        .contains("10 files skipped:")
        .contains("unknown class.csv, line ", "'Pyr' is no subclass")
        .contains("a NUL byte", "the file is empty", "the limit is", "line 92")
        .contains(
            "'autor' is no key", "'javascript:alert(1)'", "no json.json, line 2: this is no JSON")
        .contains("already, of good.csv", "has a model 'majority' already");
    assertThat(page()).contains("Files that could not be judged", "javascript:alert(1)");
    assertThat(page()).doesNotContain("href=\"javascript");

    Files.delete(entries.resolve("good.csv"));
    Files.delete(entries.resolve("same name.csv"));
    assertThat(leaderboard().exitCode()).isEqualTo(3);
    assertThat(page()).contains("Files that could not be judged");
  }

  @Test
  void hostileNamesAreText() throws IOException {
    String good = predictions(tested(DONOR), 0.9);
    entry("=1+1", good);
    entry("<img src=x onerror=alert(1)>", good);
    entry(
        "z",
        good.replace("predicted\n", "predicted,learner\n")
            .replaceAll("(?m)^(\\d.*)$", "$1,\"" + "n".repeat(5_000) + "\""));
    entry("y", good);
    Files.writeString(
        entries.resolve("y.json"), "{\"name\": \"a\\u0000b\\u202e</style>\\u001b[2J\"}");

    Program.Result result = leaderboard();

    assertThat(result.exitCode()).as(result.out()).isZero();
    assertThat(result.out()).doesNotContain("\u001b", "\0", "n".repeat(121));
    assertThat(page())
        .contains("&lt;img src=x onerror=alert(1)&gt;", "a\uFFFDb\uFFFD&lt;/style&gt;\uFFFD[2J")
        .doesNotContain("<img", "\u202e", "\0", "n".repeat(121));
    assertThat(Files.readString(board.resolve("leaderboard.csv")))
        .contains(",'=1+1,contestant,")
        .doesNotContain(",=1+1");
    assertThat(standing("=1+1").get("rank").asInt()).isPositive();
  }

  @Test
  void whatIsAskedWronglyIsRefused() throws IOException {
    assertThat(leaderboard().exitCode()).isEqualTo(3);
    entry("good", predictions(tested(DONOR), 0.9));

    Program.Result otherCohort = leaderboard("--cohort", "rats");
    assertThat(otherCohort.exitCode()).isEqualTo(3);
    assertThat(otherCohort.err()).contains("no cohort 'rats'; it has: mouses");
    Program.Result sameFolder = leaderboard("--to", entries.toString());
    assertThat(sameFolder.exitCode()).isEqualTo(2);
    assertThat(leaderboard("--cohort", "mouses").exitCode()).isZero();
    Program.Result noFolder =
        Program.run("leaderboard", folder + "/none", "--study", study.toString());
    assertThat(noFolder.exitCode()).isEqualTo(3);
    assertThat(noFolder.err()).contains("there is no such folder");
  }

  /** The program of docs/leaderboard.md, as it stands there. */
  @Test
  void exampleOfTheGuideCompetes() throws Exception {
    assumeTrue(Files.isExecutable(Path.of(PYTHON)), PYTHON + " is missing");
    Matcher program = PROGRAM.matcher(Files.readString(Path.of("..", "docs", "leaderboard.md")));
    assertThat(program.find()).isTrue();
    Path script = Files.writeString(folder.resolve("nearest_mean.py"), program.group(1));
    Process python =
        new ProcessBuilder(
                PYTHON,
                "-I",
                script.toString(),
                folds.toString(),
                entries.resolve("nearest-mean.csv").toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(python.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(said).isEmpty();

    assertThat(leaderboard().exitCode()).isZero();

    // Two classes that lie eight standard deviations apart in one feature of four.
    assertThat(standing("nearest-mean").at("/model/macroF1/value").asDouble()).isGreaterThan(0.98);
    assertThat(standing("nearest-mean").get("rank").asInt()).isEqualTo(1);
  }
}
