package org.patchbridge.spike;

import java.util.Optional;

/**
 * One action potential with its measures.
 *
 * @param threshold where the rise begins
 * @param peak highest sample
 * @param upstroke steepest rise between threshold and peak
 * @param trough lowest sample before the next threshold; empty for a spike cut off by the window
 * @param downstroke steepest fall between peak and trough; empty for a spike cut off by the window
 * @param fastTrough where the fall has ended; empty for a clipped spike
 * @param afterDepolarisation peak of the after-depolarisation, where there is one
 * @param slowTrough lowest sample after the fast trough, where the potential falls further
 * @param reset how the potential returns after the spike
 * @param clipped whether the window cuts the spike off before it is over
 * @param widthSeconds width at half height; NaN where a flank does not reach it
 * @param suprathresholdWidthSeconds width at half height above threshold; NaN likewise
 * @param slopeAfter dV/dt half a millisecond after the fast trough, V/s; NaN for a clipped spike
 */
public record Spike(
    SpikePoint threshold,
    SpikePoint peak,
    Slope upstroke,
    Optional<SpikePoint> trough,
    Optional<Slope> downstroke,
    Optional<SpikePoint> fastTrough,
    Optional<SpikePoint> afterDepolarisation,
    Optional<SpikePoint> slowTrough,
    Reset reset,
    boolean clipped,
    double widthSeconds,
    double suprathresholdWidthSeconds,
    double slopeAfter) {

  /** How the potential returns to the next threshold (IPFX: isi_type). */
  public enum Reset {
    /** It rises from the fast trough. */
    DIRECT,
    /** It falls further first. */
    DETOUR,
    /** The spike is clipped. */
    UNDEFINED
  }

  /** Steepness of rise over steepness of fall; NaN without a downstroke. */
  public double upstrokeDownstrokeRatio() {
    return downstroke
        .map(down -> upstroke.voltsPerSecond() / -down.voltsPerSecond())
        .orElse(Double.NaN);
  }
}
