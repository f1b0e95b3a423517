package org.patchbridge.homology;

import java.util.Comparator;
import java.util.List;

/** The features of a growing complex, in the order of dimension, birth and death. */
public record PersistenceDiagram(List<PersistencePair> pairs) {
  private static final Comparator<PersistencePair> ORDER =
      Comparator.comparingInt(PersistencePair::dimension)
          .thenComparingDouble(PersistencePair::birth)
          .thenComparingDouble(PersistencePair::death);

  public PersistenceDiagram {
    pairs = pairs.stream().sorted(ORDER).toList();
  }

  /** The features of one dimension. */
  public PersistenceDiagram of(int dimension) {
    return new PersistenceDiagram(
        pairs.stream().filter(pair -> pair.dimension() == dimension).toList());
  }

  /** Those that end at last. */
  public List<PersistencePair> finite() {
    return pairs.stream().filter(pair -> !pair.isEssential()).toList();
  }

  /** Those that never end. */
  public List<PersistencePair> essential() {
    return pairs.stream().filter(PersistencePair::isEssential).toList();
  }

  /** How many features are there at a diameter. */
  public long betti(int dimension, double diameter) {
    return pairs.stream()
        .filter(pair -> pair.dimension() == dimension)
        .filter(pair -> pair.birth() <= diameter && diameter < pair.death())
        .count();
  }
}
