package org.patchbridge.study;

import java.nio.file.Path;
import org.patchbridge.dataset.DonorAudit;
import org.patchbridge.findings.EvaluatedModel;
import org.patchbridge.metric.MetricEstimate;
import org.patchbridge.metric.OverallMetric;
import org.patchbridge.report.title.Titles;
import org.patchbridge.study.contender.Contenders;

/**
 * A model of another program, judged.
 *
 * @param cohortTitle the cohort's name for people
 * @param scheme the folds it was tested on
 * @param cells tested
 * @param isPaired whether models of the study were tested on the same folds
 * @param labelsOnly whether it gave no probabilities
 * @param withDonorInTraining tested cells, counted once a run, of a donor that the model may have
 *     learnt from
 */
public record JudgedContender(
    String cohort,
    String cohortTitle,
    String model,
    Path file,
    String scheme,
    int cells,
    MetricEstimate macroF1,
    boolean isPaired,
    boolean labelsOnly,
    int withDonorInTraining) {

  static JudgedContender of(Contenders.Entered entered, EvaluatedModel model) {
    return new JudgedContender(
        model.cohort().name(),
        Titles.cohort(model.cohort().name(), model.source().origin()),
        entered.evaluation().learner(),
        entered.file(),
        entered.evaluation().scheme(),
        model.evaluation().cells(),
        model.evaluation().metric(OverallMetric.MACRO_F1),
        entered.isPaired(),
        entered.labelsOnly(),
        DonorAudit.of(model.cohort(), model.splits()).testCellsWithDonorInTraining());
  }
}
