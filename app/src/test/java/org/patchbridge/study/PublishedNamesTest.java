package org.patchbridge.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.patchbridge.report.value.Grouping;
import org.patchbridge.report.value.PublishedResult;
import org.patchbridge.report.value.PublishedResults;
import org.patchbridge.report.value.PublishedResults.Measured;
import org.patchbridge.report.value.PublishedResults.Task;
import org.patchbridge.sequence.SequenceVariant;
import org.patchbridge.transfer.TransferCondition;

/** Published rows stand beside measured ones of the same name, so names must not part. */
class PublishedNamesTest {

  @Test
  void everyPublishedModelHasTheNameOfALearnerOfThisProgram() {
    List<String> learners =
        Stream.concat(
                Stream.of(SequenceVariant.values()).map(SequenceVariant::label),
                Stream.of(TransferCondition.CONTROL, TransferCondition.JOINT)
                    .map(TransferCondition::label))
            .toList();

    assertThat(
            PublishedResults.of((task, model) -> Optional.empty()).stream()
                .map(PublishedResult::model)
                .filter(model -> !model.equals(PublishedResults.SPARSE_PCA_FOREST)))
        .hasSize(9)
        .isSubsetOf(learners)
        .containsAll(learners);
  }

  @Test
  void aMeasuredRowIsAskedForBySpeciesAndName() {
    assertThat(
            PublishedResults.of(
                    (task, model) ->
                        task == Task.HUMAN && model.equals(SequenceVariant.ATTENTION.label())
                            ? Optional.of(
                                new Measured(Map.of(Grouping.NONE, "row 3"), "other cells"))
                            : Optional.empty())
                .stream()
                .filter(each -> !each.comparedWith().isEmpty()))
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.task()).contains("human");
              assertThat(each.metrics().get(0).value()).isEqualTo(0.6685);
            });
  }
}
