package org.patchbridge.homology;

import java.util.List;

/**
 * A feature of a growing complex.
 *
 * @param dimension 0: a component, 1: a loop, 2: a cavity
 * @param birth diameter from which on it is there
 * @param death diameter at which it is filled or joined to an older one; infinite where never
 * @param cells points whose edge gives birth to it (of a component: whose edge ends it); empty for
 *     a component that never ends
 */
public record PersistencePair(int dimension, double birth, double death, List<Integer> cells) {
  public PersistencePair {
    cells = List.copyOf(cells);
    if (!(birth >= 0 && death > birth)) {
      throw new IllegalArgumentException("from " + birth + " to " + death);
    }
  }

  /** How long it is there; infinite where it never ends. */
  public double persistence() {
    return death - birth;
  }

  public boolean isEssential() {
    return death == Double.POSITIVE_INFINITY;
  }
}
