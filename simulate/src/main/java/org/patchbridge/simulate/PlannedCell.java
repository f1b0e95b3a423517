package org.patchbridge.simulate;

import java.util.Optional;
import org.patchbridge.dataset.Species;

/**
 * A cell before it is simulated: who it is. Two cells that are planned alike come out alike.
 *
 * @param id letters and digits, unique in its study; also the session id of its file
 * @param donor letters and digits
 * @param donorSeed what the donor's cells share follows from it
 * @param seed what is the cell's own follows from it
 * @param subclass of interneurons of the species, or {@link #GLUTAMATERGIC}
 * @param condition of human tissue: {@code acute} or {@code culture}
 */
public record PlannedCell(
    String id,
    Species species,
    String donor,
    long donorSeed,
    long seed,
    String subclass,
    Optional<String> condition) {

  /** Subclass of pyramidal-like cells, which no study of interneurons has. */
  public static final String GLUTAMATERGIC = "Glutamatergic";

  /** Tissue that was kept in culture before recording. */
  static final String CULTURE = "culture";

  static final String ACUTE = "acute";

  boolean isGlutamatergic() {
    return subclass.equals(GLUTAMATERGIC);
  }

  boolean isCultured() {
    return condition.filter(CULTURE::equals).isPresent();
  }
}
