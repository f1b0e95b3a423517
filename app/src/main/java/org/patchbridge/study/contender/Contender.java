package org.patchbridge.study.contender;

import java.nio.file.Path;
import java.util.List;
import org.patchbridge.metric.FoldPredictions;
import org.patchbridge.study.store.StudyInput;

/**
 * What a model of another program said of the cells of one cohort.
 *
 * @param name of the model
 * @param sha256 of the file
 * @param input the cohort, as the study has it
 * @param folds by run and fold; cells ascend in each
 * @param labelsOnly whether the file gives a subclass and no probabilities
 */
record Contender(
    String name,
    Path file,
    String sha256,
    StudyInput input,
    List<FoldPredictions> folds,
    boolean labelsOnly) {

  Contender {
    folds = List.copyOf(folds);
  }

  int runs() {
    return 1 + folds.stream().mapToInt(FoldPredictions::run).max().orElse(-1);
  }
}
