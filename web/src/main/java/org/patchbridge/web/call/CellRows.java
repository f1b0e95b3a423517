package org.patchbridge.web.call;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.patchbridge.bundle.Call;
import org.patchbridge.extraction.FileOutcome;
import org.patchbridge.prediction.Prediction;
import org.patchbridge.web.bench.BenchFile;
import org.patchbridge.web.bench.BenchFile.Stage;
import org.patchbridge.web.call.CalledBatch.CalledCell;

/** The table of calls: one row a cell, and one for each file that gives none, or none yet. */
public final class CellRows {
  private CellRows() {}

  /**
   * A row.
   *
   * @param file id of the file
   * @param name of the file, as the user knows it
   * @param cell its id; empty before it is known
   * @param stage waiting, reading, read, refused, called
   * @param message why there is no call, or what a person should know
   * @param subclass that is called; empty where none is
   * @param probabilities in the order of the model's subclasses; empty without a prediction
   * @param novelty null without a prediction
   * @param sweeps that were used; 0 for a row of a table
   * @param spikes in them
   * @param byHand whether something about it was chosen by hand
   */
  public record Row(
      String id,
      String file,
      String kind,
      String name,
      String cell,
      String stage,
      String message,
      String subclass,
      String mostProbable,
      String verdict,
      List<Double> probabilities,
      List<String> set,
      Double novelty,
      List<String> flags,
      int sweeps,
      int spikes,
      boolean byHand) {}

  /** Files that wait come last in the batch's order of calls, under the id of their file. */
  public static List<Row> of(List<BenchFile> files, Optional<CalledBatch> batch) {
    List<Row> rows = new ArrayList<>();
    Set<String> told = new HashSet<>();
    Set<String> there = new HashSet<>();
    files.forEach(file -> there.add(file.id()));
    for (CalledCell cell : batch.map(CalledBatch::cells).orElse(List.of())) {
      if (there.contains(cell.file().id())) {
        rows.add(row(cell));
        told.add(cell.file().id());
      }
    }
    files.stream().filter(file -> !told.contains(file.id())).forEach(file -> rows.add(row(file)));
    return rows;
  }

  private static Row row(BenchFile file) {
    return new Row(
        file.id(),
        file.id(),
        file.kind().name().toLowerCase(java.util.Locale.ROOT),
        file.name(),
        "",
        file.stage().name().toLowerCase(java.util.Locale.ROOT),
        file.message(),
        "",
        "",
        "",
        List.of(),
        List.of(),
        null,
        List.of(),
        sweeps(file.outcome()),
        spikes(file.outcome()),
        !file.options().isEmpty());
  }

  private static Row row(CalledCell cell) {
    BenchFile file = cell.file();
    if (!(cell.prediction() instanceof Prediction.Made made)) {
      String reason =
          cell.prediction() instanceof Prediction.Refused refused
              ? refused.reason()
              : ((Prediction.Skipped) cell.prediction()).reason();
      Row waiting = row(file);
      return new Row(
          cell.id(),
          file.id(),
          waiting.kind(),
          file.name(),
          "",
          Stage.REFUSED.name().toLowerCase(java.util.Locale.ROOT),
          file.forPeople(reason),
          "",
          "",
          "refused",
          List.of(),
          List.of(),
          null,
          List.of(),
          waiting.sweeps(),
          waiting.spikes(),
          waiting.byHand());
    }
    Call call = made.call();
    return new Row(
        cell.id(),
        file.id(),
        file.kind().name().toLowerCase(java.util.Locale.ROOT),
        file.name(),
        file.cellForPeople(call.cell()),
        "called",
        call.verdict().words(),
        call.subclass().orElse(""),
        call.mostProbable(),
        call.verdict().name().toLowerCase(java.util.Locale.ROOT),
        doubles(call.probabilities()),
        call.set(),
        Double.isFinite(call.novelty()) ? call.novelty() : null,
        made.flags().stream().map(file::forPeople).toList(),
        sweeps(cell.outcome()),
        spikes(cell.outcome()),
        !file.options().isEmpty());
  }

  private static List<Double> doubles(double[] values) {
    List<Double> list = new ArrayList<>();
    for (double value : values) {
      list.add(value);
    }
    return list;
  }

  private static int sweeps(Optional<FileOutcome> outcome) {
    return outcome
        .filter(FileOutcome.Extracted.class::isInstance)
        .map(read -> ((FileOutcome.Extracted) read).extraction().usedSweeps().size())
        .orElse(0);
  }

  private static int spikes(Optional<FileOutcome> outcome) {
    return outcome
        .filter(FileOutcome.Extracted.class::isInstance)
        .map(
            read ->
                ((FileOutcome.Extracted) read)
                    .extraction().spikes().stream().mapToInt(each -> each.spikes().size()).sum())
        .orElse(0);
  }
}
