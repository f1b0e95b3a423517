package org.patchbridge.cli.shape;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.patchbridge.shape.LensChoice;
import org.patchbridge.shape.MapperChoice;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How a Mapper graph is made. */
public final class MapperOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--lens",
      paramLabel = "NAME",
      defaultValue = "COMPONENTS",
      description =
          "Mapper: what the graph is made along: ${COMPLETION-CANDIDATES}, the first two of them;"
              + " how far out a cell lies; how close its neighbours are (default:"
              + " ${DEFAULT-VALUE}).")
  private LensChoice lens;

  @Option(
      names = "--intervals",
      paramLabel = "N",
      description =
          "Mapper: intervals of each value of the lens (default: 3 to 10, a dozen"
              + " cells a piece).")
  private Integer intervals;

  @Option(
      names = "--overlap",
      paramLabel = "SHARE",
      description = "Mapper: what an interval shares with the next (default: 0.5).")
  private Double overlap;

  @Option(
      names = "--least-cells",
      paramLabel = "N",
      description =
          "Mapper: smaller clusters are no nodes (default: one in a hundred, from 1 to 5).")
  private Integer leastCells;

  /**
   * @param draws of donors for the stability
   * @throws ParameterException where an option is out of its range
   */
  public MapperChoice choice(int draws, long seed) {
    if (leastCells != null && leastCells < 1) {
      throw new ParameterException(spec.commandLine(), "--least-cells is at least 1");
    }
    OptionalInt least = leastCells == null ? OptionalInt.empty() : OptionalInt.of(leastCells);
    try {
      return new MapperChoice(
          lens,
          intervals == null ? OptionalInt.empty() : OptionalInt.of(intervals),
          overlap == null ? OptionalDouble.empty() : OptionalDouble.of(overlap),
          least,
          draws,
          seed);
    } catch (IllegalArgumentException noCover) {
      throw new ParameterException(
          spec.commandLine(), "--intervals, --overlap: " + noCover.getMessage(), noCover);
    }
  }
}
