package org.patchbridge.callpage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.patchbridge.adaptation.BatchAdaptation;
import org.patchbridge.adaptation.FeatureShift;
import org.patchbridge.adaptation.ReferencePlane;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.figure.ShiftFigure;
import org.patchbridge.files.FileNames;
import org.patchbridge.rig.RigShift;
import org.patchbridge.rig.ShiftCells;

/** Draws what was found of a rig. */
public final class ShiftPicture {
  private ShiftPicture() {}

  /**
   * As SVG, PNG and PDF, named after the source of the cells.
   *
   * @return what was written; nothing where the shift has no cells
   */
  public static List<Path> write(RigShift shift, Path folder) throws IOException {
    Optional<ShiftFigure> figure = shift.values().map(cells -> of(shift, cells));
    if (figure.isEmpty()) {
      return List.of();
    }
    Files.createDirectories(folder);
    String stem = "shift-" + FileNames.of(shift.source());
    Path svg = folder.resolve(stem + ".svg");
    Path png = folder.resolve(stem + ".png");
    Path pdf = folder.resolve(stem + ".pdf");
    figure.get().writeSvg(svg);
    figure.get().writePng(png);
    figure.get().writePdf(pdf);
    return List.of(svg, png, pdf);
  }

  private static ShiftFigure of(RigShift shift, ShiftCells cells) {
    BatchAdaptation found = shift.adaptation();
    List<ShiftFigure.Feature> features = new ArrayList<>();
    for (int column = 0; column < found.features().size(); column++) {
      FeatureShift feature = found.features().get(column);
      features.add(
          new ShiftFigure.Feature(
              feature.feature(),
              feature.unit(),
              feature.isLogarithmic(),
              values(cells.reference(), column, feature),
              values(cells.before(), column, feature),
              values(cells.after(), column, feature)));
    }
    ReferencePlane plane = ReferencePlane.of(cells.reference());
    return new ShiftFigure(
        "Rig of " + shift.source(),
        String.format(
            Locale.ROOT,
            "%,d cells, %s, promise: %s. Grey: reference; broken: as given; full: adapted",
            cells.before().rows(),
            found.isAdapted() ? found.method().label() : "not adapted",
            found.verdict().label()),
        features,
        new ShiftFigure.Plane(
            plane.coordinates(cells.reference()),
            cells.classes(),
            cells.labels(),
            plane.coordinates(cells.before()),
            plane.coordinates(cells.after())));
  }

  /** Those that are there; of a feature that is compared as a logarithm, those that have one. */
  private static double[] values(FeatureMatrix x, int column, FeatureShift feature) {
    return IntStream.range(0, x.rows())
        .mapToDouble(row -> x.at(row, column))
        .filter(value -> !Double.isNaN(value) && (!feature.isLogarithmic() || value > 0))
        .toArray();
  }
}
