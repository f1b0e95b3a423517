package org.patchbridge.web.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.calling.BatchCaller;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.extraction.FileOutcome;
import org.patchbridge.prediction.EstimatedShares;
import org.patchbridge.prediction.Prediction;
import org.patchbridge.rig.RigShift;
import org.patchbridge.web.bench.BenchFile;

/**
 * What a model says of all files on the bench.
 *
 * @param model that was asked
 * @param cells in the order of the command line
 * @param warnings what a person should know of model, tables and features
 * @param notes what features are worth, and why a batch was not adapted
 * @param shifts what was found of rigs
 * @param shares that were estimated
 */
public record CalledBatch(
    Bundle model,
    List<CalledCell> cells,
    List<String> warnings,
    List<String> notes,
    List<RigShift> shifts,
    Optional<EstimatedShares> shares) {

  public CalledBatch {
    cells = List.copyOf(cells);
    warnings = List.copyOf(warnings);
    notes = List.copyOf(notes);
    shifts = List.copyOf(shifts);
  }

  /**
   * A cell, or a file that gives none.
   *
   * @param id of the file, with the row for a table
   * @param file that it comes from
   * @param prediction what became of it
   * @param outcome of its recording
   * @param table that it is a row of, as the model saw it, and the row
   */
  public record CalledCell(
      String id,
      BenchFile file,
      Prediction prediction,
      Optional<FileOutcome> outcome,
      Optional<TableRow> table) {}

  /** A row of a table. */
  public record TableRow(Cohort cells, int row) {}

  List<Prediction> predictions() {
    return cells.stream().map(CalledCell::prediction).toList();
  }

  /** Under shares that are estimated from all of them. */
  CalledBatch underEstimatedShares() {
    EstimatedShares.Adapted adapted = EstimatedShares.adapt(model, predictions());
    List<CalledCell> under = new ArrayList<>();
    for (int at = 0; at < cells.size(); at++) {
      CalledCell cell = cells.get(at);
      under.add(
          new CalledCell(
              cell.id(), cell.file(), adapted.predictions().get(at), cell.outcome(), cell.table()));
    }
    return new CalledBatch(
        model, under, warnings, notes, shifts, Optional.of(adapted.estimatedShares()));
  }

  /** Gathers what is called part by part. */
  static final class Builder {
    private final Bundle model;
    private final List<CalledCell> cells = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<RigShift> shifts = new ArrayList<>();

    Builder(Bundle model, List<String> warnings) {
      this.model = model;
      this.warnings.addAll(warnings);
    }

    void table(BenchFile file, BatchCaller.Called called) {
      for (int row = 0; row < called.predictions().size(); row++) {
        cells.add(
            new CalledCell(
                file.id() + "-" + row,
                file,
                called.predictions().get(row),
                Optional.empty(),
                Optional.of(new TableRow(called.cells().orElseThrow(), row))));
      }
      tell(file.name(), called);
    }

    void refused(BenchFile file, String reason) {
      cells.add(
          new CalledCell(
              file.id(),
              file,
              new Prediction.Refused(file.path().toString(), reason),
              file.outcome(),
              Optional.empty()));
    }

    void recordings(List<BenchFile> files, BatchCaller.Called called) {
      for (int at = 0; at < files.size(); at++) {
        BenchFile file = files.get(at);
        cells.add(
            new CalledCell(
                file.id(), file, called.predictions().get(at), file.outcome(), Optional.empty()));
      }
      tell("recordings", called);
    }

    private void tell(String source, BatchCaller.Called called) {
      warnings.addAll(called.warnings());
      called.notes().forEach(note -> notes.add(source + ": " + note));
      called.shift().ifPresent(shifts::add);
    }

    CalledBatch build() {
      return new CalledBatch(model, cells, warnings, notes, shifts, Optional.empty());
    }
  }
}
