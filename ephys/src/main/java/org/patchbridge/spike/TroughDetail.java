package org.patchbridge.spike;

/** What follows one spike; indexes are {@link Troughs#UNDEFINED} where there is no such point. */
record TroughDetail(Spike.Reset reset, int fastTrough, int afterDepolarisation, int slowTrough) {

  static final TroughDetail CLIPPED =
      new TroughDetail(
          Spike.Reset.UNDEFINED, Troughs.UNDEFINED, Troughs.UNDEFINED, Troughs.UNDEFINED);

  boolean isClipped() {
    return fastTrough == Troughs.UNDEFINED;
  }

  /** After the last spike of a train these two are unreliable and left out. */
  TroughDetail ofLastSpike() {
    return new TroughDetail(reset, fastTrough, Troughs.UNDEFINED, Troughs.UNDEFINED);
  }
}
