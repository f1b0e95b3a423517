package org.patchbridge.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbridge.bundle.cells.Material;
import org.patchbridge.certainty.CallLimit;
import org.patchbridge.certainty.HeldOutCall;
import org.patchbridge.certainty.PriorShift;
import org.patchbridge.certainty.ShareEstimate;
import org.patchbridge.dataset.CellOrigins;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Split;
import org.patchbridge.ensemble.EnsembleLearner;
import org.patchbridge.ensemble.LogisticLearner;
import org.patchbridge.ensemble.ShrinkageDiscriminantLearner;
import org.patchbridge.metric.ClassPrediction;
import org.patchbridge.table.SchemaImport;
import org.patchbridge.table.TablesInFolder;
import org.patchbridge.training.BundleTrainer;

/**
 * What estimated shares do to calls of the published human cells: batches are drawn from cells that
 * the models had not seen, whose calibration was learnt without them.
 */
class SharesOfRealCellsTest {
  private static final Path TABLES = Path.of("../../shared/data");
  private static final int CELLS_DRAWN = 30_000;
  private static Cohort cohort;
  private static int[] labels;
  private static List<HeldOutCall> calls;
  private static double[] trained;
  private static CallLimit limit;

  @BeforeAll
  static void holdOut() {
    assumeTrue(Files.isDirectory(TABLES), "no ../shared/data beside the checkout: skipped");
    TablesInFolder.Match human =
        TablesInFolder.discover(TABLES).matches().stream()
            .filter(match -> match.schema().name().equals("allen-human-gaba"))
            .findFirst()
            .orElseThrow();
    cohort = SchemaImport.with(human.schema()).read(human.folder()).cohort();
    labels = cohort.labels();
    BundleTrainer trainer =
        new BundleTrainer(
            EnsembleLearner.of(
                "pair", List.of(new ShrinkageDiscriminantLearner(), new LogisticLearner(0.1))),
            Map.of(),
            0.9,
            0.04,
            1);
    Material material =
        new Material(
            cohort, cohort, "", "tables", Map.of(), CellOrigins.ofUnrecorded(cohort.size()));
    calls = new ArrayList<>();
    for (Split fold : trainer.test(cohort).folds()) {
      calls.addAll(trainer.heldOut(material, fold).calls());
    }
    trained = new double[cohort.classes().size()];
    calls.forEach(call -> trained[labels[call.row()]] += 1.0 / calls.size());
    int[] donors = cohort.donorNumbers();
    limit =
        CallLimit.fit(
            calls.stream().map(HeldOutCall::probabilities).toArray(double[][]::new),
            calls.stream().mapToInt(call -> labels[call.row()]).toArray(),
            calls.stream().mapToInt(call -> donors[call.row()]).toArray(),
            0.9);
  }

  /** Right calls among all calls, under the training shares and under those estimated. */
  private record Right(double before, double after) {}

  private static Right right(int cells, ToIntFunction<SplittableRandom> draw) {
    SplittableRandom random = new SplittableRandom(cells);
    int[] called = new int[2];
    int[] right = new int[2];
    for (int batch = 0; batch < CELLS_DRAWN / cells; batch++) {
      List<HeldOutCall> drawn =
          IntStream.range(0, cells).mapToObj(i -> calls.get(draw.applyAsInt(random))).toList();
      double[][] say =
          drawn.stream()
              .filter(call -> !call.isNovel())
              .map(HeldOutCall::probabilities)
              .toArray(double[][]::new);
      double[] estimated = ShareEstimate.shares(say, trained).orElse(trained);
      for (HeldOutCall call : drawn) {
        count(call, trained, 0, called, right);
        count(call, estimated, 1, called, right);
      }
    }
    return new Right(right[0] / (double) called[0], right[1] / (double) called[1]);
  }

  private static void count(HeldOutCall call, double[] shares, int at, int[] called, int[] right) {
    double[] probabilities = PriorShift.adapt(call.probabilities(), trained, shares);
    if (!call.isNovel() && limit.isMet(probabilities)) {
      called[at]++;
      right[at] += ClassPrediction.mostLikely(probabilities) == labels[call.row()] ? 1 : 0;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 30, 100, 300})
  void batchesAsInTrainingLoseNoRightCalls(int cells) {
    Right right = right(cells, random -> random.nextInt(calls.size()));
    assertThat(right.after()).isGreaterThan(right.before() - 0.01);
  }

  /** A lab that patches mostly Vip cells. */
  @ParameterizedTest
  @ValueSource(ints = {30, 100, 300})
  void batchesOfOtherSharesGainRightCalls(int cells) {
    int vip = cohort.classes().indexOf("Vip");
    List<List<Integer>> ofClass = new ArrayList<>();
    for (int label = 0; label < trained.length; label++) {
      int of = label;
      ofClass.add(
          IntStream.range(0, calls.size())
              .filter(i -> labels[calls.get(i).row()] == of)
              .boxed()
              .toList());
    }
    Right right =
        right(
            cells,
            random -> {
              int label = random.nextDouble() < 0.6 ? vip : random.nextInt(trained.length);
              List<Integer> those = ofClass.get(label);
              return those.get(random.nextInt(those.size()));
            });
    assertThat(right.after()).isGreaterThan(right.before() + 0.01);
  }
}
