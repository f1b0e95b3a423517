package org.patchbridge.shape;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.patchbridge.homology.PersistenceDiagram;
import org.patchbridge.homology.PersistencePair;
import org.patchbridge.homology.inference.ChanceTest;
import org.patchbridge.homology.inference.ConfidenceBand;

/**
 * The shape of one cloud of cells.
 *
 * @param points of the cloud
 * @param landmarks that the diagram was made of; all points where there are no more
 * @param error by how much births and deaths may be off because of that
 * @param diagram of the landmarks
 * @param loops the longest, with the cells they go through
 * @param sampled cells that the band and the test are of
 * @param band what the draw of donors explains; of loops, where these are looked for
 * @param chance whether the longest loop is more than chance
 */
public record CloudShape(
    String name,
    int points,
    int landmarks,
    double error,
    @JsonIgnore PersistenceDiagram diagram,
    List<Loop> loops,
    int sampled,
    Optional<ConfidenceBand> band,
    Optional<ChanceTest.Result> chance) {

  public CloudShape {
    loops = List.copyOf(loops);
  }

  /**
   * @param cells rows of the cloud, in the order of the loop
   * @param lastsLongerThanTheDraw whether it lasts longer than the draw of donors explains; empty
   *     where that was not asked
   */
  public record Loop(
      double birth, double death, Optional<Boolean> lastsLongerThanTheDraw, List<Integer> cells) {
    static Loop of(PersistencePair pair, Optional<ConfidenceBand> band, List<Integer> cells) {
      return new Loop(
          pair.birth(), pair.death(), band.map(each -> each.isSignificant(pair)), cells);
    }
  }

  /** The same with a diagram, which is kept in a table of its own. */
  CloudShape with(PersistenceDiagram known) {
    return new CloudShape(name, points, landmarks, error, known, loops, sampled, band, chance);
  }

  /** Width of the band above the diagonal. */
  @JsonIgnore
  public OptionalDouble bandWidth() {
    return band.map(each -> OptionalDouble.of(2 * each.distance())).orElse(OptionalDouble.empty());
  }
}
