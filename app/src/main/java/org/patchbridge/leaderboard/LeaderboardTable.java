package org.patchbridge.leaderboard;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.patchbridge.leaderboard.Leaderboard.Board;
import org.patchbridge.leaderboard.Leaderboard.Contestant;
import org.patchbridge.leaderboard.Leaderboard.Difference;
import org.patchbridge.leaderboard.Leaderboard.JudgedModel;
import org.patchbridge.leaderboard.Leaderboard.NotRanked;
import org.patchbridge.leaderboard.Leaderboard.Standing;
import org.patchbridge.report.value.Estimate;

/**
 * A leaderboard as one table, a row a model, boards one after the other, then models without a
 * board. What is not known is an empty field; a text that a spreadsheet would take for a formula
 * has an apostrophe before it.
 */
final class LeaderboardTable {
  static final List<String> COLUMNS =
      List.of(
          "board",
          "cohort",
          "scheme",
          "grouping",
          "rank",
          "model",
          "made_by",
          "authors",
          "code",
          "file",
          "macro_f1",
          "macro_f1_low_95",
          "macro_f1_high_95",
          "accuracy",
          "accuracy_low_95",
          "accuracy_high_95",
          "difference_to_study_best",
          "difference_low_95",
          "difference_high_95",
          "difference_alone_low_95",
          "difference_alone_high_95",
          "cells",
          "cells_with_donor_in_training",
          "labels_only",
          "not_ranked_because");

  private LeaderboardTable() {}

  /** In UTF-8; does not close the stream. */
  static void write(Leaderboard leaderboard, OutputStream out) throws IOException {
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(writer);
    csv.writeRecord(COLUMNS);
    for (int at = 0; at < leaderboard.boards().size(); at++) {
      Board board = leaderboard.boards().get(at);
      String number = Integer.toString(at + 1);
      board.standings().forEach(each -> csv.writeRecord(row(number, board, each)));
    }
    leaderboard.notRanked().forEach(each -> csv.writeRecord(row(each)));
    csv.flush();
    writer.flush();
  }

  private static List<String> row(String number, Board board, Standing standing) {
    List<String> fields =
        new ArrayList<>(
            List.of(
                number,
                ShownText.field(board.cohort()),
                board.scheme(),
                board.grouping().label(),
                standing.rank().map(String::valueOf).orElse("")));
    addModel(fields, standing.model());
    Optional<Difference> difference = standing.toStudyBest();
    addEstimate(fields, difference.map(Difference::together));
    addInterval(fields, difference.map(Difference::alone));
    fields.add(Integer.toString(standing.model().cells()));
    fields.add(Integer.toString(board.testedWithDonorInTraining()));
    fields.add(labelsOnly(standing.model()));
    fields.add(standing.model().isBaseline() ? "label-only baseline" : "");
    return fields;
  }

  private static List<String> row(NotRanked each) {
    List<String> fields =
        new ArrayList<>(List.of("", ShownText.field(each.cohort()), each.scheme(), "", ""));
    addModel(fields, each.model());
    addEstimate(fields, Optional.empty());
    addInterval(fields, Optional.empty());
    fields.add(Integer.toString(each.model().cells()));
    fields.add(Integer.toString(each.testedWithDonorInTraining()));
    fields.add(labelsOnly(each.model()));
    fields.add(String.join("; ", each.reasons()));
    return fields;
  }

  private static void addModel(List<String> fields, JudgedModel model) {
    Optional<Contestant> by = model.contestant();
    fields.add(ShownText.field(model.name()));
    fields.add(by.isPresent() ? "contestant" : "study");
    fields.add(by.map(each -> ShownText.field(String.join("; ", each.authors()))).orElse(""));
    fields.add(by.flatMap(Contestant::code).orElse(""));
    fields.add(by.map(each -> ShownText.field(each.file())).orElse(""));
    addEstimate(fields, model.macroF1());
    addEstimate(fields, model.accuracy());
  }

  private static void addEstimate(List<String> fields, Optional<Estimate> estimate) {
    fields.add(estimate.map(each -> Double.toString(each.value())).orElse(""));
    addInterval(fields, estimate);
  }

  private static void addInterval(List<String> fields, Optional<Estimate> estimate) {
    fields.add(
        estimate.flatMap(Estimate::interval).map(each -> Double.toString(each.low())).orElse(""));
    fields.add(
        estimate.flatMap(Estimate::interval).map(each -> Double.toString(each.high())).orElse(""));
  }

  private static String labelsOnly(JudgedModel model) {
    return model.contestant().map(each -> Boolean.toString(each.labelsOnly())).orElse("false");
  }
}
