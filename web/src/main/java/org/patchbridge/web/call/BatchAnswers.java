package org.patchbridge.web.call;

import java.util.List;
import java.util.Optional;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.callpage.SweepEvidence;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.extraction.FileOutcome;
import org.patchbridge.prediction.Prediction;
import org.patchbridge.rig.RigShift;
import org.patchbridge.web.call.CalledBatch.CalledCell;
import org.patchbridge.web.guard.RefusedRequest;

/** What is asked about the calls that are on the board. Keeps the plane of the last batch. */
public final class BatchAnswers {
  private final CallBoard board;
  private CalledBatch placed;
  private CellPlaces places;

  public BatchAnswers(CallBoard board) {
    this.board = board;
  }

  /**
   * All that is told of a cell.
   *
   * @throws RefusedRequest where it has no call
   */
  public CellDetail detail(String id) {
    CalledBatch batch = batch();
    CalledCell cell =
        batch.cells().stream()
            .filter(each -> each.id().equals(id))
            .findFirst()
            .orElseThrow(() -> new RefusedRequest(404, "There is no such cell on the bench."));
    return CellDetail.of(batch, cell)
        .orElseThrow(() -> new RefusedRequest(409, "There is no call for this file."));
  }

  /**
   * Where on its sweeps the evidence for the call of a recording lies.
   *
   * @throws RefusedRequest where it has no call
   */
  public SweepEvidence evidence(String file) {
    CalledBatch batch = batch();
    CalledCell cell =
        batch.cells().stream()
            .filter(each -> each.file().id().equals(file) && each.table().isEmpty())
            .findFirst()
            .orElseThrow(() -> new RefusedRequest(409, "There is no call for this file."));
    if (cell.prediction() instanceof Prediction.Made made
        && cell.outcome().orElseThrow() instanceof FileOutcome.Extracted read) {
      Bundle model = made.by(batch.model());
      Cohort input = CellDetail.input(model, cell).orElseThrow();
      return SweepEvidence.of(model, made, input, read.extraction());
    }
    throw new RefusedRequest(409, "There is no call for this file.");
  }

  /** Where all cells lie; the same object for the same calls. */
  public synchronized CellPlaces places() {
    CalledBatch batch = batch();
    if (placed != batch) {
      places = found(batch);
      placed = batch;
    }
    return places;
  }

  private static CellPlaces found(CalledBatch batch) {
    Optional<RigShift> adapted = batch.shifts().stream().filter(RigShift::changesCalls).findFirst();
    return adapted
        .flatMap(shift -> CellPlaces.of(shift, cellsOf(batch, shift)))
        .orElseGet(() -> CellPlaces.of(batch));
  }

  /** The cells of a shift in its order: the rows of a table, or the recordings that were called. */
  private static List<CalledCell> cellsOf(CalledBatch batch, RigShift shift) {
    return batch.cells().stream()
        .filter(cell -> cell.prediction() instanceof Prediction.Made)
        .filter(
            cell ->
                cell.table()
                    .map(row -> row.cells().name().equals(shift.source()))
                    .orElse(shift.source().equals("recordings")))
        .toList();
  }

  /**
   * The calls that are shown.
   *
   * @throws RefusedRequest where there are none
   */
  public CalledBatch batch() {
    return board
        .state()
        .batch()
        .orElseThrow(() -> new RefusedRequest(409, "There are no calls yet."));
  }
}
