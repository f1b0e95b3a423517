package org.patchbridge.family;

import java.util.List;
import java.util.stream.Stream;

/**
 * A feature family: a vector that describes one side of a cell's electrophysiology.
 *
 * @param name as in IPFX and the paper
 * @param unit of every value
 * @param axis what the positions of the vector are
 */
public record FamilySpec(String name, String unit, String axis) {
  private static final String LEVELS =
      "bins over the stimulus, for each current above rheobase in turn";

  public static final FamilySpec FIRST_AP_V =
      new FamilySpec("first_ap_v", "mV", "3 ms from threshold, for each protocol in turn");
  public static final FamilySpec FIRST_AP_DV =
      new FamilySpec(
          "first_ap_dv", "mV/sample", "differences of first_ap_v, for each protocol in turn");
  public static final FamilySpec ISI_SHAPE =
      new FamilySpec("isi_shape", "mV", "hundredths of the interspike interval");
  public static final FamilySpec INST_FREQ = new FamilySpec("inst_freq", "Hz", LEVELS);
  public static final FamilySpec SPIKING_THRESHOLD_V =
      new FamilySpec("spiking_threshold_v", "mV", LEVELS);
  public static final FamilySpec SPIKING_PEAK_V = new FamilySpec("spiking_peak_v", "mV", LEVELS);
  public static final FamilySpec SPIKING_WIDTH = new FamilySpec("spiking_width", "s", LEVELS);
  public static final FamilySpec SPIKING_FAST_TROUGH_V =
      new FamilySpec("spiking_fast_trough_v", "mV", LEVELS);
  public static final FamilySpec SPIKING_UPSTROKE_DOWNSTROKE_RATIO =
      new FamilySpec("spiking_upstroke_downstroke_ratio", "1", LEVELS);
  public static final FamilySpec STEP_SUBTHRESH =
      new FamilySpec(
          "step_subthresh",
          "mV",
          "10 ms bins from 200 ms before to 200 ms after the step, for each current in turn");
  public static final FamilySpec SUBTHRESH_NORM =
      new FamilySpec(
          "subthresh_norm", "1", "10 ms bins from 200 ms before to 200 ms after the step");
  public static final FamilySpec PSTH = new FamilySpec("psth", "Hz", LEVELS);
  public static final FamilySpec SUBTHRESH_DEPOL_NORM =
      new FamilySpec(
          "subthresh_depol_norm", "1", "10 ms bins from 200 ms before to 200 ms after the step");
  public static final FamilySpec INST_FREQ_NORM = new FamilySpec("inst_freq_norm", "1", LEVELS);

  /** The paper's twelve, in its order. */
  public static List<FamilySpec> paper() {
    return List.of(
        FIRST_AP_V,
        FIRST_AP_DV,
        ISI_SHAPE,
        INST_FREQ,
        SPIKING_THRESHOLD_V,
        SPIKING_PEAK_V,
        SPIKING_WIDTH,
        SPIKING_FAST_TROUGH_V,
        SPIKING_UPSTROKE_DOWNSTROKE_RATIO,
        STEP_SUBTHRESH,
        SUBTHRESH_NORM,
        PSTH);
  }

  /** The paper's twelve, then IPFX's thirteenth and the one only sparse PCA uses. */
  public static List<FamilySpec> all() {
    return Stream.concat(paper().stream(), Stream.of(SUBTHRESH_DEPOL_NORM, INST_FREQ_NORM))
        .toList();
  }
}
