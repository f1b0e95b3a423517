package org.patchbridge.stranger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.patchbridge.adaptation.AdaptationMethod;
import org.patchbridge.adaptation.BatchAdaptation;
import org.patchbridge.adaptation.BatchAdapter;
import org.patchbridge.adaptation.RigReference;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.metric.ClassPrediction;
import org.patchbridge.random.RandomStream;
import org.patchbridge.refit.FeatureSubset;

/**
 * Prints the tables of docs/strangers.md; minutes of work, so only with {@code
 * -Dpatchbridge.strangers=print}.
 */
class StrangersTablesTest {
  private static final PrintStream OUT = System.out;
  private static final int SEEDS = 20;
  private static final List<String> BATCHES =
      List.of("110 Sst, 10 Pvalb", "60 Vip, 60 Lamp5", "50 Pvalb", "30", "15", "5");
  private static Cohort visualCortex;
  private static Cohort motorCortex;
  private static int[] interneurons;
  private static int[] pyramidal;

  @BeforeAll
  static void read() throws IOException {
    assumeTrue(System.getProperty("patchbridge.strangers", "").equals("print"), "tables not asked");
    visualCortex =
        FeatureSubset.of(StrangersCells.SHARED).of(StrangersCells.published("allen-aligned-mouse"));
    motorCortex = StrangersCells.motorCortex(visualCortex);
    interneurons =
        StrangersCells.rows(
            motorCortex, cell -> visualCortex.classes().contains(cell.subclass().orElse("")));
    pyramidal =
        StrangersCells.rows(
            motorCortex, cell -> StrangersCells.GLUTAMATERGIC.contains(cell.subclass().orElse("")));
  }

  private static BatchAdapter adapter(Cohort cohort, int[] rows) {
    return new BatchAdapter(RigReference.fit(cohort, rows, 1).orElseThrow(), 0.9, 1);
  }

  private static int[] all(Cohort cohort) {
    return IntStream.range(0, cohort.size()).toArray();
  }

  private static List<String> classes(Cohort cohort, int[] rows) {
    return cohort.select(rows).classes();
  }

  private static StrangersScore print(
      String name, BatchAdapter adapter, Cohort batch, List<String> classes, AdaptationMethod how) {
    BatchAdaptation adaptation = adapter.adapt(batch, how, Optional.empty());
    StrangersScore score = StrangersScore.of(adaptation, batch, classes);
    OUT.println(score.row(name, adaptation));
    return score;
  }

  @Test
  void allInterneuronsByMethod() {
    BatchAdapter adapter = adapter(visualCortex, all(visualCortex));
    Cohort batch = motorCortex.select(interneurons);
    for (AdaptationMethod method : AdaptationMethod.values()) {
      StrangersScore score =
          print("818, asked " + method.label(), adapter, batch, visualCortex.classes(), method);
      OUT.printf(Locale.ROOT, "worst share %.3f%n", score.worstShare());
      assertThat(score.macroF1()).isBetween(0.0, 1.0);
    }
  }

  @Test
  void skewedBatches() {
    BatchAdapter adapter = adapter(visualCortex, all(visualCortex));
    for (String kind : BATCHES) {
      double[] sums = new double[6];
      for (int seed = 0; seed < SEEDS; seed++) {
        Cohort batch = motorCortex.select(batch(kind, RandomStream.of(seed)));
        BatchAdaptation auto = adapter.adapt(batch, AdaptationMethod.AUTO, Optional.empty());
        BatchAdaptation none = adapter.adapt(batch, AdaptationMethod.NONE, Optional.empty());
        StrangersScore adapted = StrangersScore.of(auto, batch, visualCortex.classes());
        sums[0] += StrangersScore.of(none, batch, visualCortex.classes()).accuracy() / SEEDS;
        sums[1] += adapted.accuracy() / SEEDS;
        sums[2] += adapted.called() / SEEDS;
        sums[3] += Double.isNaN(adapted.right()) ? 0 : adapted.right() * adapted.called() / SEEDS;
        sums[4] += adapted.covered() / SEEDS;
        sums[5] += auto.expectedRight() / SEEDS;
      }
      OUT.printf(
          Locale.ROOT,
          "| %s | %.3f | %.3f | %.3f | %.0f %% | %.0f %% | %.0f %% |%n",
          kind,
          sums[0],
          sums[1],
          sums[5],
          100 * sums[2],
          100 * sums[3] / sums[2],
          100 * sums[4]);
      assertThat(sums[1]).as(kind).isGreaterThan(sums[0] - 0.03);
    }
  }

  private static int[] batch(String kind, RandomStream random) {
    List<int[]> parts = new ArrayList<>();
    for (String part : kind.split(", ", -1)) {
      String[] words = part.split(" ", -1);
      int count = Integer.parseInt(words[0]);
      int[] rows = words.length == 1 ? interneurons : StrangersCells.ofClass(motorCortex, words[1]);
      parts.add(StrangersCells.drawn(rows, count, random));
    }
    return StrangersCells.joined(parts.toArray(int[][]::new));
  }

  @Test
  void populationsThatTheReferenceLacks() {
    List<List<String>> subsets = new ArrayList<>(List.of(StrangersCells.SHARED));
    for (int count : new int[] {8, 5}) {
      for (int seed = 0; seed < 3; seed++) {
        int[] chosen =
            StrangersCells.drawn(IntStream.range(0, 11).toArray(), count, RandomStream.of(seed));
        subsets.add(Arrays.stream(chosen).mapToObj(StrangersCells.SHARED::get).toList());
      }
    }
    for (List<String> names : subsets) {
      FeatureSubset features = FeatureSubset.of(names);
      Cohort known = features.of(visualCortex);
      Cohort other = features.of(motorCortex);
      BatchAdapter adapter = adapter(known, all(known));
      OUT.println(names);
      double called = 0;
      double without = 0;
      for (int seed = 0; seed < 5; seed++) {
        int[] some = StrangersCells.drawn(pyramidal, 60, RandomStream.of(100 + seed));
        Cohort mixed = other.select(StrangersCells.joined(interneurons, some));
        called += score(adapter, mixed, AdaptationMethod.AUTO).strangersCalled() / 5;
        without += score(adapter, mixed, AdaptationMethod.NONE).strangersCalled() / 5;
      }
      OUT.printf(Locale.ROOT, "60 pyramidal among 818: %.2f, none %.2f%n", called, without);
      print("818", adapter, other.select(interneurons), known.classes(), AdaptationMethod.AUTO);
      print("413", adapter, other.select(pyramidal), known.classes(), AdaptationMethod.AUTO);
      print("413 none", adapter, other.select(pyramidal), known.classes(), AdaptationMethod.NONE);
      assertThat(called).isBetween(0.0, 1.0);
    }
    for (String left : visualCortex.classes()) {
      int[] rows =
          StrangersCells.rows(visualCortex, cell -> !cell.subclass().orElse("").equals(left));
      BatchAdapter adapter = adapter(visualCortex, rows);
      List<String> rest = classes(visualCortex, rows);
      Cohort alone = motorCortex.select(StrangersCells.ofClass(motorCortex, left));
      Cohort whole = motorCortex.select(interneurons);
      print("without " + left + ", 818", adapter, whole, rest, AdaptationMethod.AUTO);
      print("without " + left + ", 818", adapter, whole, rest, AdaptationMethod.NONE);
      print("without " + left + ", alone", adapter, alone, rest, AdaptationMethod.AUTO);
    }
  }

  private static StrangersScore score(BatchAdapter adapter, Cohort batch, AdaptationMethod how) {
    return StrangersScore.of(
        adapter.adapt(batch, how, Optional.empty()), batch, visualCortex.classes());
  }

  @Test
  void humanCellsKeptInOtherWays() {
    Cohort human = mostlyPresent(StrangersCells.published("allen-human-gaba"));
    int[] acute = StrangersCells.rows(human, cell -> cell.condition().orElse("").equals("acute"));
    int[] cultured =
        StrangersCells.rows(human, cell -> cell.condition().orElse("").equals("culture"));
    int[] donors = human.donorNumbers();
    int largest =
        IntStream.range(0, human.size())
            .map(row -> donors[row])
            .boxed()
            .max(
                (a, b) ->
                    Long.compare(
                        Arrays.stream(donors).filter(d -> d == a).count(),
                        Arrays.stream(donors).filter(d -> d == b).count()))
            .orElseThrow();
    int[] ofLargest = rowsOf(donors, largest, true);
    pair("acute, cultured called", human, acute, cultured);
    pair("cultured, acute called", human, cultured, acute);
    pair("all but one donor, this one called", human, rowsOf(donors, largest, false), ofLargest);
  }

  private static int[] rowsOf(int[] donors, int donor, boolean isOf) {
    return IntStream.range(0, donors.length).filter(r -> (donors[r] == donor) == isOf).toArray();
  }

  private static Cohort mostlyPresent(Cohort cohort) {
    List<String> names = new ArrayList<>();
    for (FamilyBlock family : cohort.families()) {
      for (int column = 0; column < family.width(); column++) {
        int at = column;
        long present =
            IntStream.range(0, cohort.size()).filter(row -> family.isPresent(row, at)).count();
        if (2 * present > cohort.size()) {
          names.add(family.name() + "." + family.columns().get(column).name());
        }
      }
    }
    return FeatureSubset.of(names).of(cohort);
  }

  private static void pair(String name, Cohort cohort, int[] train, int[] called) {
    BatchAdapter adapter = adapter(cohort, train);
    List<String> classes = classes(cohort, train);
    Cohort batch = cohort.select(called);
    BatchAdaptation none = adapter.adapt(batch, AdaptationMethod.NONE, Optional.empty());
    for (AdaptationMethod method : AdaptationMethod.values()) {
      BatchAdaptation adapted = adapter.adapt(batch, method, Optional.empty());
      StrangersScore score = StrangersScore.of(adapted, batch, classes);
      OUT.println(score.row(name + ", asked " + method.label(), adapted));
      int[] gained = new int[2];
      for (int row = 0; row < batch.size(); row++) {
        boolean before = isRight(none, batch, row, classes);
        boolean after = isRight(adapted, batch, row, classes);
        gained[0] += after && !before ? 1 : 0;
        gained[1] += before && !after ? 1 : 0;
      }
      OUT.printf("  right only adapted %d, only as they are %d%n", gained[0], gained[1]);
      assertThat(gained[0] + gained[1]).isLessThan(batch.size());
    }
  }

  private static boolean isRight(
      BatchAdaptation adaptation, Cohort batch, int row, List<String> classes) {
    int best = ClassPrediction.mostLikely(adaptation.cells().get(row).probabilities());
    return classes.get(best).equals(batch.cells().get(row).subclass().orElse(""));
  }

  @Test
  void humanCellsByMouseCellsWithAStatedMix() {
    Cohort mouse = StrangersCells.published("allen-aligned-mouse");
    Cohort human = StrangersCells.published("allen-aligned-human");
    BatchAdapter adapter = adapter(mouse, all(mouse));
    double[][] mixes = {
      {67 / 702.0, 369 / 702.0, 155 / 702.0, 111 / 702.0},
      {0.1, 0.45, 0.25, 0.2},
      {0.15, 0.35, 0.3, 0.2},
      {0.25, 0.25, 0.25, 0.25}
    };
    for (double[] mix : mixes) {
      BatchAdaptation adaptation = adapter.adapt(human, AdaptationMethod.AUTO, Optional.of(mix));
      StrangersScore score = StrangersScore.of(adaptation, human, mouse.classes());
      OUT.println(score.row(Arrays.toString(mix), adaptation));
      assertThat(score.macroF1()).isGreaterThan(0.35);
    }
    print("no mix", adapter, human, mouse.classes(), AdaptationMethod.AUTO);
    print("no mix", adapter, human, mouse.classes(), AdaptationMethod.NONE);
  }
}
