package org.patchbridge.web.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.patchbridge.adaptation.ReferencePlane;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.bundle.MismatchException;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.prediction.Prediction;
import org.patchbridge.rig.RigShift;
import org.patchbridge.rig.ShiftCells;
import org.patchbridge.web.call.CalledBatch.CalledCell;

/**
 * Where the cells lie among those that the model was trained on, in the plane of these.
 *
 * @param reference training cells
 * @param cells of the batch, as they were given
 * @param adapted the same cells brought to the reference's rig; empty where none was adapted
 * @param note what the plane is, for people; or why there is none
 */
public record CellPlaces(
    List<Place> reference, List<Place> cells, List<Place> adapted, String note) {

  /** A cell and its subclass, the most probable one of a cell that is called. */
  public record Place(String id, double x, double y, String subclass, String donor) {}

  static CellPlaces none(String why) {
    return new CellPlaces(List.of(), List.of(), List.of(), why);
  }

  /** Of a batch as it was given. */
  static CellPlaces of(CalledBatch batch) {
    Bundle model = batch.model();
    if (model.cells().isEmpty()) {
      return none("The model holds no training cells to show.");
    }
    Cohort trained = model.cells().get().material().screened();
    Cohort reference = model.screenInput().align(trained).cohort();
    ReferencePlane plane = ReferencePlane.of(reference.matrix());
    double[][] at = plane.coordinates(reference.matrix());
    List<Place> training = new ArrayList<>();
    for (int row = 0; row < at.length; row++) {
      Cell cell = trained.cells().get(row);
      training.add(
          new Place(
              "reference/" + cell.id(),
              at[row][0],
              at[row][1],
              cell.subclass().orElse(""),
              cell.donor().orElse("")));
    }
    List<Place> cells = new ArrayList<>();
    for (CalledCell cell : batch.cells()) {
      place(model, plane, cell).ifPresent(cells::add);
    }
    return new CellPlaces(
        training,
        cells,
        List.of(),
        "Principal components of the training cells' features; what is absent counts as average.");
  }

  private static Optional<Place> place(Bundle model, ReferencePlane plane, CalledCell cell) {
    if (!(cell.prediction() instanceof Prediction.Made made)) {
      return Optional.empty();
    }
    try {
      return CellDetail.cohort(model, cell)
          .map(one -> plane.coordinates(model.align(one).screened().matrix())[0])
          .map(at -> new Place(cell.id(), at[0], at[1], made.call().mostProbable(), ""));
    } catch (MismatchException otherFeatures) {
      return Optional.empty();
    }
  }

  /**
   * The plane of a rig: the reference, the cells as given and as adapted, in the features that were
   * compared.
   *
   * @return empty where the rig's cells are not known
   */
  static Optional<CellPlaces> of(RigShift shift, List<CalledCell> called) {
    Optional<ShiftCells> values = shift.values();
    if (values.isEmpty() || called.size() > values.get().before().rows()) {
      return Optional.empty();
    }
    ShiftCells cells = values.get();
    ReferencePlane plane = ReferencePlane.of(cells.reference());
    double[][] reference = plane.coordinates(cells.reference());
    List<Place> training = new ArrayList<>();
    for (int row = 0; row < reference.length; row++) {
      String subclass = cells.labels()[row] < 0 ? "" : cells.classes().get(cells.labels()[row]);
      training.add(
          new Place("reference/" + row, reference[row][0], reference[row][1], subclass, ""));
    }
    return Optional.of(
        new CellPlaces(
            training,
            places(called, plane.coordinates(cells.before())),
            shift.changesCalls() ? places(called, plane.coordinates(cells.after())) : List.of(),
            "Principal components of the training cells in the "
                + shift.adaptation().features().size()
                + " features by which rigs are compared; what is absent counts as average."));
  }

  private static List<Place> places(List<CalledCell> called, double[][] at) {
    List<Place> places = new ArrayList<>();
    for (int row = 0; row < called.size(); row++) {
      String subclass =
          called.get(row).prediction() instanceof Prediction.Made made
              ? made.call().mostProbable()
              : "";
      places.add(new Place(called.get(row).id(), at[row][0], at[row][1], subclass, ""));
    }
    return places;
  }
}
