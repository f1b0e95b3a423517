package org.patchbridge.shape;

import org.patchbridge.mapper.Lens;

/** The values of cells that a graph is made along, by the names users know them by. */
public enum LensChoice {
  /** The first two principal components. */
  COMPONENTS(new Lens.Principal(2)),
  /** How far from all others a cell lies: ends of branches lie far out. */
  ECCENTRICITY(new Lens.Eccentricity(1)),
  /** How close the nearest cells lie. */
  DENSITY(new Lens.NeighbourDensity(15));

  private final Lens lens;

  LensChoice(Lens lens) {
    this.lens = lens;
  }

  Lens lens() {
    return lens;
  }
}
