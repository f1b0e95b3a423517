package org.patchbridge.cli.shape;

import java.util.List;
import org.patchbridge.shape.cohort.SpaceSettings;
import org.patchbridge.study.StudySpaces;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which spaces of a study. */
public final class StudySpaceOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--space",
      paramLabel = "NAME",
      split = ",",
      description =
          "Of a study: features (standardised), components (of the Gouwens baseline), encoder (what"
              + " the attention networks of 'transfer' and of the paper's models make of cells)"
              + " (default: all that its cohorts have), encoder-by-fold (each network by itself).")
  private List<String> spaces = List.of();

  @Option(
      names = "--cohort",
      paramLabel = "NAME",
      split = ",",
      description = "Of a study: these cohorts only.")
  private List<String> cohorts = List.of();

  @Option(
      names = "--most-cells",
      paramLabel = "N",
      description =
          "Of a study: where a space has more cells, so many are drawn by donors (default: 6000).")
  private Integer mostCells;

  int mostCells() {
    if (mostCells == null) {
      return SpaceSettings.MOST_CELLS;
    }
    if (mostCells < 1) {
      throw new ParameterException(
          spec.commandLine(), "--most-cells is " + mostCells + "; at least 1");
    }
    return mostCells;
  }

  boolean isAnyGiven() {
    return !spaces.isEmpty() || !cohorts.isEmpty() || mostCells != null;
  }

  StudySpaces.Request request(SpaceSettings settings) {
    return new StudySpaces.Request(spaces, cohorts, settings);
  }
}
