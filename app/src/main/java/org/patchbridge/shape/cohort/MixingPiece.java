package org.patchbridge.shape.cohort;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.patchbridge.metric.Bootstrap;
import org.patchbridge.mixing.MixedCells;
import org.patchbridge.mixing.MixingProfile;
import org.patchbridge.mixing.MixingSettings;
import org.patchbridge.shape.FolderOfFiles;
import org.patchbridge.work.Progress;

/** How mixed the species are and how apart the classes, and how that changes. */
record MixingPiece(SpaceSeries series, SpaceSettings settings) implements Piece {
  private static final int MOST_PERMUTATIONS = 20;

  static String file(String series) {
    return "mixing-" + series + ".json";
  }

  @Override
  public String name() {
    return "mixing in " + series.name();
  }

  @Override
  public List<String> determinedBy() {
    List<String> all = new ArrayList<>(series.spaces().stream().map(CloudDigest::of).toList());
    all.add(mixing().toString());
    return all;
  }

  private MixingSettings mixing() {
    return MixingSettings.withSeed(settings.mixingSeed())
        .withPermutations(Math.min(MOST_PERMUTATIONS, settings.shape().permutations()));
  }

  @Override
  public int steps() {
    return 1 + series.spaces().size();
  }

  @Override
  public List<Path> run(FolderOfFiles folder, Progress progress)
      throws IOException, InterruptedException {
    List<MixingRow> rows = new ArrayList<>();
    boolean isBoth = series.first().isOfBothSpecies();
    MixingProfile before = null;
    for (CellCloud space : series.spaces()) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      MixingProfile profile =
          MixingProfile.of(
              MixedCells.of(
                  space.identified(),
                  space.coordinates(),
                  Bootstrap.withSeed(settings.mixingSeed())),
              mixing());
      profile.estimates().stream()
          .filter(estimate -> isBoth || !estimate.measure().isOfSpecies())
          .forEach(estimate -> rows.add(MixingRow.of(space.name(), estimate)));
      if (before == null) {
        before = profile;
      } else {
        before.changeTo(profile).stream()
            .filter(change -> isBoth || !change.measure().isOfSpecies())
            .forEach(change -> rows.add(MixingRow.of(space.name(), series.first().name(), change)));
      }
      progress.advanced();
    }
    return List.of(folder.json(file(series.name()), rows));
  }
}
