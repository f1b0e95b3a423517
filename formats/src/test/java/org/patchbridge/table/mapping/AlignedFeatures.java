package org.patchbridge.table.mapping;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.patchbridge.dataset.Column;

/** Features of a model as the aligned mouse schema has them, with ranges of about that size. */
final class AlignedFeatures {
  static final List<WantedFeature> ALL =
      Stream.of(
              feature("subthreshold", "v_baseline", "mV", -79, -69, -56),
              feature("subthreshold", "input_resistance", "MΩ", 66, 180, 380),
              feature("subthreshold", "tau", "s", 0.005, 0.013, 0.04),
              feature("subthreshold", "sag", "ratio", 0.007, 0.055, 0.22),
              feature("excitability", "rheobase_i", "pA", 20, 120, 400),
              feature("excitability", "fi_fit_slope", "Hz/pA", 0.02, 0.3, 1.2),
              feature("train", "latency_rheo", "s", 0.007, 0.1, 0.86),
              feature("train", "latency_hero", "s", 0.007, 0.025, 0.08),
              feature("train", "mean_isi_hero", "s", 0.01, 0.046, 0.14),
              feature("train", "adapt_hero", "index", -0.005, 0.03, 0.35),
              feature("ap_rheo", "threshold_v_rheo", "mV", -47, -35, -23),
              feature("ap_rheo", "peak_deltav_rheo", "mV", 40, 62, 82),
              feature("ap_rheo", "fast_trough_deltav_rheo", "mV", -28, -15, -1.6),
              feature("ap_rheo", "trough_deltav_rheo", "mV", -28, -16, -5),
              feature("ap_rheo", "upstroke_downstroke_ratio_rheo", "ratio", 1.1, 2.4, 4.7),
              feature("ap_ramp", "threshold_v_ramp", "mV", -45, -32, -18),
              feature("ap_kinetics", "width_rheo", "s", 0.00032, 0.0007, 0.0016),
              feature("ap_kinetics", "upstroke_rheo", "V/s", 140, 290, 440),
              feature("ap_kinetics", "downstroke_rheo", "V/s", -280, -130, -45))
          .toList();

  private AlignedFeatures() {}

  static WantedFeature feature(
      String family, String name, String unit, double low, double median, double high) {
    return new WantedFeature(
        family, new Column(name, unit), Optional.of(new UsualRange(low, median, high)));
  }
}
