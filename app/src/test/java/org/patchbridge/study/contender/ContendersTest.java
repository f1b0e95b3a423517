package org.patchbridge.study.contender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.DonorGroupedKFold;
import org.patchbridge.dataset.Species;
import org.patchbridge.dataset.Split;
import org.patchbridge.metric.FoldPredictions;
import org.patchbridge.report.value.DataOrigin;
import org.patchbridge.study.JudgedContender;
import org.patchbridge.study.Study;
import org.patchbridge.study.store.CohortSource;
import org.patchbridge.study.store.CohortTable;
import org.patchbridge.study.store.EvaluationTable;
import org.patchbridge.study.store.EvaluationTable.StoredEvaluation;
import org.patchbridge.study.store.SettingsJson;
import org.patchbridge.study.store.StudyStore;
import org.patchbridge.table.schema.TableException;
import org.patchbridge.work.InputException;

/** Predictions of other programs are judged as the study's own are. */
class ContendersTest {
  private static final List<String> CLASSES = List.of("Pvalb", "Sst", "Vip");
  private static final int CELLS = 45;
  private static final int RUNS = 2;
  private static final String PYTHON = "/usr/bin/python3";

  @TempDir Path folder;
  private Path file;
  private Cohort cohort;
  private List<Split> splits;

  @BeforeEach
  void begin() {
    file = folder.resolve("my model.csv");
    List<Cell> cells = new ArrayList<>();
    for (int cell = 0; cell < CELLS; cell++) {
      cells.add(
          new Cell(
              "cell " + cell,
              Species.MOUSE,
              Optional.of("donor " + cell / 3),
              Optional.of(CLASSES.get((cell + cell / 3) % CLASSES.size())),
              Optional.empty()));
    }
    cohort = new Cohort("made up", cells, List.of(), List.of());
    try (Study study = Study.open(folder.resolve("study"))) {
      study.add(
          cohort, new CohortSource(DataOrigin.SIMULATED, "test", List.of(), List.of("made up")));
    }
    DonorGroupedKFold scheme = new DonorGroupedKFold(3, 0);
    splits = scheme.splits(cohort, RUNS, 1);
    evaluateOwnModel(scheme);
  }

  /** A model of the study that is always undecided. */
  private void evaluateOwnModel(DonorGroupedKFold scheme) {
    try (StudyStore store = StudyStore.open(folder.resolve("study"))) {
      EvaluationTable table = new EvaluationTable(store);
      String cohortId = new CohortTable(store).newest().get(0).id();
      Map<String, String> settings =
          Map.of(
              "learner",
              "ours",
              "role",
              "model",
              "split",
              scheme.toString(),
              "partition",
              scheme.partition(),
              "groups donors",
              "true",
              "runs",
              "2",
              "first seed",
              "1");
      table.begin(
          new StoredEvaluation(
              "an id",
              cohortId,
              "ours",
              scheme.name(),
              RUNS,
              1,
              CLASSES,
              SettingsJson.write(settings)),
          splits);
      for (Split split : splits) {
        double[][] undecided = new double[split.test().length][];
        Arrays.setAll(undecided, i -> new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0});
        table.finish(
            "an id",
            new FoldPredictions(split.run(), split.fold(), split.test(), undecided),
            1,
            OptionalDouble.empty(),
            List.of());
      }
    }
  }

  @AfterEach
  void nothingIsLeftOpen() throws IOException {
    try (Study study = Study.openExisting(folder.resolve("study"))) {
      assertThat(study.inputs()).hasSize(1);
    }
  }

  private String rows(boolean probabilities) {
    Random random = new Random(5);
    StringBuilder text =
        new StringBuilder(
            probabilities
                ? "fold,cell_id,run,probability Vip,probability Pvalb,probability Sst\n"
                : "fold,cell_id,run,predicted\n");
    for (Split split : splits) {
      for (int row : split.test()) {
        int right = CLASSES.indexOf(cohort.cells().get(row).subclass().orElseThrow());
        int said = random.nextInt(4) == 0 ? random.nextInt(3) : right;
        text.append(split.fold()).append(",cell ").append(row).append(',').append(split.run());
        if (probabilities) {
          for (int c : new int[] {2, 0, 1}) {
            text.append(',').append(c == said ? 0.8 : 0.1);
          }
        } else {
          text.append(',').append(CLASSES.get(said));
        }
        text.append('\n');
      }
    }
    return text.toString();
  }

  private JudgedContender judge(String text) throws IOException {
    Files.writeString(file, text);
    try (Study study = Study.openExisting(folder.resolve("study"))) {
      List<JudgedContender> judged = study.judge(List.of(file));
      assertThat(judged).hasSize(1);
      return judged.get(0);
    }
  }

  @Test
  void modelOnTheFoldsOfTheStudyIsPairedWithItsModels() throws IOException {
    JudgedContender judged = judge(rows(true));

    assertThat(judged.model()).isEqualTo("my model");
    assertThat(judged.isPaired()).isTrue();
    assertThat(judged.labelsOnly()).isFalse();
    assertThat(judged.cells()).isEqualTo(CELLS);
    assertThat(judged.withDonorInTraining()).isZero();
    assertThat(judged.scheme()).isEqualTo(new DonorGroupedKFold(3, 0).name());
    assertThat(judged.macroF1().interval().lower()).isLessThan(judged.macroF1().value());
  }

  @Test
  void sameFileAgainGivesTheSameNumbers() throws IOException {
    assertThat(judge(rows(true)).macroF1().toString())
        .isEqualTo(judge(rows(true)).macroF1().toString());
  }

  /** pandas writes whole numbers that had a gap among them with a point. */
  @Test
  void idsOfWholeNumbersMayHaveAPoint() throws IOException {
    Path other = folder.resolve("numbered");
    List<Cell> cells =
        cohort.cells().stream()
            .map(
                cell ->
                    new Cell(
                        cell.id().replace("cell ", "5677376660"),
                        cell.species(),
                        cell.donor(),
                        cell.subclass(),
                        cell.condition()))
            .toList();
    StringBuilder text = new StringBuilder("cell_id,fold,predicted\n");
    cells.forEach(cell -> text.append(cell.id()).append(".0,0,Sst\n"));
    Files.writeString(file, text);
    try (Study study = Study.open(other)) {
      study.add(
          new Cohort("numbered", cells, List.of(), List.of()),
          new CohortSource(DataOrigin.SIMULATED, "test", List.of(), List.of("made up")));
      assertThat(study.judge(List.of(file)).get(0).cells()).isEqualTo(CELLS);
    }
  }

  @Test
  void labelsAloneAreEnough() throws IOException {
    JudgedContender judged = judge(rows(false));

    assertThat(judged.labelsOnly()).isTrue();
    assertThat(judged.isPaired()).isTrue();
  }

  /** Oracle: {@code sklearn.metrics.f1_score} per run, averaged over runs. */
  @Test
  void macroF1IsThatOfScikitLearn() throws Exception {
    JudgedContender judged = judge(rows(false));
    Path truth = folder.resolve("truth.csv");
    StringBuilder text = new StringBuilder("cell,subclass\n");
    cohort
        .cells()
        .forEach(
            cell -> text.append(cell.id()).append(',').append(cell.subclass().get()).append('\n'));
    Files.writeString(truth, text);
    String script =
        "import csv,sys\n"
            + "from sklearn.metrics import f1_score\n"
            + "t={r['cell']:r['subclass'] for r in csv.DictReader(open(sys.argv[1]))}\n"
            + "rows=list(csv.DictReader(open(sys.argv[2])))\n"
            + "f=[f1_score([t[r['cell_id']] for r in rows if r['run']==k],"
            + "[r['predicted'] for r in rows if r['run']==k],average='macro') for k in '01']\n"
            + "print(repr(sum(f)/2))\n";
    assumeTrue(Files.isExecutable(Path.of(PYTHON)), PYTHON + " is missing");
    Process python =
        new ProcessBuilder(PYTHON, "-c", script, truth.toString(), file.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String answer =
        new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assumeTrue(
        python.waitFor(60, TimeUnit.SECONDS) && python.exitValue() == 0,
        "scikit-learn is missing (Debian: python3-sklearn)");

    assertThat(judged.macroF1().value()).isCloseTo(Double.parseDouble(answer), within(1e-12));
  }

  @Test
  void foldsOfItsOwnAreJudgedAndDonorsOnBothSidesFound() throws IOException {
    // Every other cell in the other fold: donors have three cells each.
    StringBuilder text = new StringBuilder("cell,fold,predicted\n");
    for (int cell = 0; cell < CELLS; cell++) {
      text.append(String.format(Locale.ROOT, "cell %d,%d,Sst%n", cell, cell % 2));
    }

    JudgedContender judged = judge(text.toString());

    assertThat(judged.isPaired()).isFalse();
    assertThat(judged.scheme()).contains("folds of its own", "donors not grouped");
    assertThat(judged.withDonorInTraining()).isEqualTo(CELLS);
  }

  @Test
  void ownFoldsThatKeepDonorsTogetherAreSaidTo() throws IOException {
    StringBuilder text = new StringBuilder("cell,fold,predicted\n");
    for (int cell = 0; cell < CELLS; cell++) {
      text.append(String.format(Locale.ROOT, "cell %d,%d,Sst%n", cell, cell / 3 % 2));
    }

    JudgedContender judged = judge(text.toString());

    assertThat(judged.scheme()).isEqualTo("donor-grouped folds of its own");
    assertThat(judged.withDonorInTraining()).isZero();
  }

  @Test
  void mistakesAreLocated() {
    refused(rows(true).replace("\n0,cell ", "\n0,kell "), "line 2", "'kell ", "in no cohort");
    refused(rows(false).replace("Vip", "Pyr"), "'Pyr'", "no subclass", "Pvalb, Sst, Vip");
    refused(rows(true).replace("0.8", "0.7"), "line 2", "sum to 0.9");
    refused(rows(true).replace(",0.8", ",much"), "line 2", "'much' is no probability");
    refused(rows(true).replaceFirst("\n0,", "\nfirst,"), "line 2", "'first'", "fold");
    refused(rows(true) + rows(true).split("\n")[1] + "\n", "predicted twice in run 0");
    refused(rows(true).replace("fold", "part"), "fold", "no such column");
    refused("", "the file is empty");
  }

  @Test
  void nameOfAModelOfTheStudyIsTaken() {
    refused(
        rows(true)
            .replace("run,", "run,learner,")
            .replaceAll("(?m)^(\\d,cell \\d+,\\d),", "$1,ours,"),
        "'ours' already");
  }

  private void refused(String text, String... says) {
    assertThatThrownBy(() -> judge(text))
        .isInstanceOfAny(InputException.class, TableException.class)
        .hasMessageContaining("my model.csv")
        .hasMessageContainingAll(says);
  }
}
