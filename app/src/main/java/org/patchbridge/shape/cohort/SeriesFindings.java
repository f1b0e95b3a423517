package org.patchbridge.shape.cohort;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.patchbridge.shape.CloudShape;
import org.patchbridge.shape.FolderOfFiles;
import org.patchbridge.shape.MapperShape;
import org.patchbridge.shape.ShapeFiles;

/**
 * All that was found of a series.
 *
 * @param mixing measures of each space and their changes
 */
public record SeriesFindings(
    KeptSeries series,
    List<SpaceFindings> spaces,
    List<MixingRow> mixing,
    Optional<EmbeddedSpaces> embedding) {

  public SeriesFindings {
    spaces = List.copyOf(spaces);
    mixing = List.copyOf(mixing);
  }

  /**
   * Of one space.
   *
   * @param species where there are cells of both
   */
  public record SpaceFindings(
      String name,
      String title,
      CloudShape shape,
      MapperShape graph,
      Optional<SpeciesDifference> species) {}

  /** What the folder has of a series. */
  static SeriesFindings of(FolderOfFiles folder, KeptSeries series) throws IOException {
    ShapeFiles files = new ShapeFiles(folder);
    List<SpaceFindings> spaces = new ArrayList<>();
    for (KeptSeries.KeptSpace space : series.spaces()) {
      Optional<SpeciesDifference> species =
          series.differences()
              ? Optional.of(
                  folder.json(
                      SpeciesDifference.file(space.name()),
                      new TypeReference<SpeciesDifference>() {}))
              : Optional.empty();
      spaces.add(
          new SpaceFindings(
              space.name(),
              space.title(),
              files.shape(space.name()),
              files.graph(space.name()),
              species));
    }
    return new SeriesFindings(
        series,
        spaces,
        folder.json(MixingPiece.file(series.name()), new TypeReference<>() {}),
        series.embedded()
            ? Optional.of(
                folder.json(
                    EmbeddedSpaces.file(series.name()), new TypeReference<EmbeddedSpaces>() {}))
            : Optional.empty());
  }
}
