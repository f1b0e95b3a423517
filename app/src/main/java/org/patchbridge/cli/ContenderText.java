package org.patchbridge.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.patchbridge.report.title.Titles;
import org.patchbridge.report.value.Numbers;
import org.patchbridge.study.JudgedContender;
import org.patchbridge.title.SplitTitle;

/** What is said of models of other programs, the best first. */
final class ContenderText {
  private ContenderText() {}

  static List<String> lines(List<JudgedContender> judged) {
    List<String> lines = new ArrayList<>();
    judged.stream()
        .sorted(
            Comparator.comparing(JudgedContender::cohort)
                .thenComparing(each -> -each.macroF1().value()))
        .forEach(
            each -> {
              lines.add(result(each));
              lines.addAll(warnings(each));
            });
    return lines;
  }

  private static String result(JudgedContender each) {
    return String.format(
        Locale.ROOT,
        "%s: %s, macro-F1 %s (%s to %s), %,d cells, %s%s",
        each.cohortTitle(),
        Titles.model(each.model()),
        Numbers.metric(each.macroF1().value()),
        Numbers.metric(each.macroF1().interval().lower()),
        Numbers.metric(each.macroF1().interval().upper()),
        each.cells(),
        SplitTitle.of(each.scheme()),
        each.isPaired() ? "; paired with the study's models" : "");
  }

  private static List<String> warnings(JudgedContender each) {
    List<String> warnings = new ArrayList<>();
    if (!each.isPaired()) {
      warnings.add(
          "! "
              + each.model()
              + ": its folds are those of no evaluation here, so it is not compared with any; use"
              + " those that 'export' writes into splits.csv");
    }
    if (each.withDonorInTraining() > 0) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "! %s: %,d tested cells are of a donor with cells on the other side; the score can be"
                  + " too high",
              each.model(),
              each.withDonorInTraining()));
    }
    if (each.labelsOnly()) {
      warnings.add(
          "! "
              + each.model()
              + ": subclasses without probabilities; its log loss, Brier score and calibration mean"
              + " nothing");
    }
    return warnings;
  }
}
