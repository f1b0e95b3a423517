package org.patchbridge.refit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.bundle.BundleFolder;
import org.patchbridge.bundle.Call;
import org.patchbridge.bundle.Caller;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.work.Progress;

/** A model is learnt again with the features that new cells have. */
class RefitsTest {
  private static final FeatureSubset FOUR =
      FeatureSubset.of(List.of("a.c0", "a.c1", "a.c2", "b.c0"));
  private static Cohort trainedOn;
  private static Bundle bundle;

  @TempDir Path cache;
  private final AtomicInteger learnt = new AtomicInteger();

  @BeforeAll
  static void train() {
    trainedOn = TableCohort.of(150, 1);
    bundle = TableCohort.bundle(trainedOn);
  }

  private Refits refits(int threads) {
    Progress counting =
        new Progress() {
          @Override
          public void started(String what, int total, String unit, int alreadyDone) {
            learnt.incrementAndGet();
          }

          @Override
          public void advanced() {}
        };
    return Refits.in(cache, threads, counting);
  }

  private static double[][] probabilities(Bundle model, Cohort cells) {
    return Caller.of(model).calls(cells).stream().map(Call::probabilities).toArray(double[][]::new);
  }

  @Test
  void cellsWithAllFeaturesAreCalledByTheModelItself() throws Exception {
    Refits.Grouped grouped = refits(1).group(bundle, TableCohort.of(20, 2));

    assertThat(grouped.groups()).hasSize(1);
    assertThat(grouped.groups().get(0).bundle()).isSameAs(bundle);
    assertThat(learnt).hasValue(0);
    assertThat(cache.resolve("refits")).doesNotExist();
  }

  @Test
  void cellsThatLackColumnsAreCalledByAModelOfTheOthers() throws Exception {
    Cohort few = FOUR.of(TableCohort.of(60, 2));
    Refits.Group group = refits(2).group(bundle, few).groups().get(0);
    Refit refit = group.refit().orElseThrow();

    assertThat(group.rows()).hasSize(60);
    assertThat(refit.features()).isEqualTo(FOUR);
    assertThat(refit.all().size()).isEqualTo(7);
    assertThat(refit.flag()).isEqualTo("called with 4 of 7 features, without a.c3, b.c1, b.c2");
    assertThat(group.bundle().input().width()).isEqualTo(4);
    assertThat(group.bundle().quality().cells()).isEqualTo(150);
    List<Call> calls = Caller.of(group.bundle()).calls(few);
    assertThat(calls.stream().filter(call -> call.subclass().isPresent()).count())
        .isGreaterThan(30);
    assertThat(Caller.of(bundle).calls(few).stream().filter(call -> call.subclass().isPresent()))
        .as("the model of all features refuses cells with half of them")
        .isEmpty();
    assertThat(refit.sentence())
        .matches(
            "4 of 7 features: held-out macro-F1 0\\.9\\d \\(0\\.\\d\\d to \\d\\.\\d\\d\\), \\d+ % \\(\\d+ to"
                + " \\d+\\) of cells get a call; with all .*");
  }

  @Test
  void secondTimeTheModelIsReadFromDiskAndSaysTheSame() throws Exception {
    Cohort few = FOUR.of(TableCohort.of(20, 2));
    Refit first = refits(2).refit(bundle, FOUR);
    Refit second = refits(1).refit(bundle, FOUR);

    assertThat(learnt).hasValue(1);
    assertThat(probabilities(second.bundle(), few))
        .isDeepEqualTo(probabilities(first.bundle(), few));
    assertThat(second.sentence()).isEqualTo(first.sentence());
    assertThat(second.bundle().cells().orElseThrow().material().cohort().matrix().values())
        .containsExactly(FOUR.of(trainedOn).matrix().values());
  }

  @Test
  void numberOfThreadsChangesNoNumber() throws Exception {
    Refit one = Refits.in(cache.resolve("1"), 1, Progress.silent()).refit(bundle, FOUR);
    Refit four = Refits.in(cache.resolve("4"), 4, Progress.silent()).refit(bundle, FOUR);

    Cohort few = FOUR.of(TableCohort.of(20, 2));
    assertThat(probabilities(one.bundle(), few)).isDeepEqualTo(probabilities(four.bundle(), few));
    assertThat(one.bundle().quality()).isEqualTo(four.bundle().quality());
  }

  @Test
  void damagedModelOnDiskIsLearntAgain() throws Exception {
    refits(2).refit(bundle, FOUR);
    try (Stream<Path> places = Files.list(cache)) {
      Files.writeString(places.findFirst().orElseThrow().resolve("model.json"), "{}");
    }
    refits(2).refit(bundle, FOUR);

    assertThat(learnt).hasValue(2);
    refits(2).refit(bundle, FOUR);
    assertThat(learnt).hasValue(2);
  }

  @Test
  void modelsNotUsedForLongestAreRemovedOnceAllTakeTooMuchRoom() throws Exception {
    RefitCache unbounded = new RefitCache(cache, Long.MAX_VALUE);
    assertThat(unbounded.keep("old", bundle)).isEmpty();
    assertThat(unbounded.keep("older", bundle)).isEmpty();
    age("older", 2000);
    age("old", 3000);
    long each = size(cache.resolve("old"));

    assertThat(new RefitCache(cache, 2 * each + each / 2).keep("new", bundle)).isEmpty();
    assertThat(cache.resolve("older")).doesNotExist();
    assertThat(BundleFolder.read(cache.resolve("old")).cells()).isEmpty();
    assertThat(cache.resolve("new")).isDirectory();
  }

  private void age(String name, long millis) throws IOException {
    Files.setLastModifiedTime(
        cache.resolve(name).resolve("SHA256SUMS"), FileTime.fromMillis(millis));
  }

  private static long size(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }

  @Test
  void placeThatCannotBeWrittenToIsSaidAndStopsNoCall() throws Exception {
    Path taken = Files.writeString(cache.resolve("file"), "");
    Refits.Grouped grouped =
        Refits.in(taken, 2, Progress.silent()).group(bundle, FOUR.of(TableCohort.of(5, 2)));

    assertThat(grouped.groups().get(0).refit()).isPresent();
    assertThat(grouped.warnings())
        .singleElement()
        .asString()
        .startsWith("the model that was learnt again is not kept: ");
  }

  @Test
  void modelWithoutItsCellsCountsWhatIsMissingAsAbsentAndSaysSo() throws Exception {
    Bundle bare = bundle.withCells(Optional.empty());
    Refits.Grouped grouped = refits(1).group(bare, FOUR.of(TableCohort.of(5, 2)));

    assertThat(grouped.groups().get(0).bundle()).isSameAs(bare);
    assertThat(grouped.warnings())
        .containsExactly(
            "the model holds no training cells to be learnt again from; absent features count as"
                + " those of an average cell");
  }

  @Test
  void qualityOfFeaturesThatSayNothingIsThatOfGuessing() throws Exception {
    Refit blind = refits(2).refit(bundle, FeatureSubset.of(List.of("a.c3", "b.c2")));

    assertThat(blind.facts().macroF1().value()).isBetween(0.35, 0.65);
    assertThat(blind.facts().calledShare().value()).isLessThan(0.1);
    assertThat(blind.facts().macroF1WithAll().value()).isGreaterThan(0.9);
  }

  @Test
  void oneRecordingThatLacksAFeatureInTenIsCalledByTheModelItself() throws Exception {
    FeatureSubset allButOne =
        FeatureSubset.of(List.of("a.c0", "a.c1", "a.c2", "b.c0", "b.c1", "b.c2"));
    Cohort one = allButOne.of(TableCohort.of(1, 3));

    assertThat(refits(1).group(bundle, one).groups().get(0).bundle()).isSameAs(bundle);
    assertThat(refits(1).group(bundle, FOUR.of(one)).groups().get(0).refit())
        .map(Refit::features)
        .contains(FOUR);
  }
}
