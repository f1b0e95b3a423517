package org.patchbridge.family;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every scalar there is, with its unit and role; {@code docs/features.md} has the same in words.
 */
public final class ScalarDictionary {
  /** Spikes that are measured alike; the names of their measures end so. */
  private static final List<String> FIRST_SPIKES =
      List.of("_rheo", "_hero", "_ramp", "_short_square");

  /** What the tables of Gouwens et al. 2020 call the first spike at rheobase. */
  private static final String PUBLISHED_RHEOBASE = "_long_square";

  private static final List<String> POINTS_IN_TIME =
      List.of("threshold_t", "peak_t", "trough_t", "fast_trough_t", "slow_trough_t");

  private static final Map<String, Entry> ENTRIES = entries();

  private ScalarDictionary() {}

  /**
   * One scalar.
   *
   * @param unit {@code 1} for ratios and indices
   */
  public record Entry(String unit, ScalarRole role) {}

  /** All scalars by name. */
  public static Map<String, Entry> all() {
    return ENTRIES;
  }

  /** Empty for a name that is no scalar's. */
  public static Optional<Entry> of(String name) {
    return Optional.ofNullable(ENTRIES.get(name));
  }

  /**
   * Unit of a scalar, {@code 1} for ratios and indices.
   *
   * @throws IllegalArgumentException for a name that is no scalar's
   */
  public static String unit(String name) {
    return of(name)
        .map(Entry::unit)
        .orElseThrow(() -> new IllegalArgumentException("no scalar: " + name));
  }

  /**
   * Whether a unit, as people write it, is that of a scalar: {@code MΩ} for MOhm, {@code ratio} or
   * nothing for a pure number.
   *
   * @throws IllegalArgumentException for a name that is no scalar's
   */
  public static boolean isInUnit(String name, String unit) {
    return plain(unit).equals(unit(name));
  }

  private static String plain(String unit) {
    return switch (unit) {
      case "", "ratio", "index" -> "1";
      case "mV/ms" -> "V/s";
      default -> unit.replace("Ω", "Ohm").replace("\u2126", "Ohm").replace('·', ' ');
    };
  }

  /**
   * Whether a column of this name, here or in a published table, is a time of the sweep's clock.
   */
  public static boolean isSweepTime(String name) {
    return of(name).map(Entry::role).filter(ScalarRole.SWEEP_TIME::equals).isPresent()
        || POINTS_IN_TIME.stream().anyMatch(point -> name.equals(point + PUBLISHED_RHEOBASE));
  }

  private static Map<String, Entry> entries() {
    Map<String, Entry> all = new LinkedHashMap<>();
    features(all, "mV", "v_baseline", "vm_for_sag", "fast_trough_v_last_rheo");
    features(all, "1", "sag", "sag_depol");
    features(all, "s", "sag_peak_t", "sag_peak_t_depol", "tau");
    features(all, "MOhm", "input_resistance");
    features(all, "pA", "rheobase_i");
    features(all, "Hz/pA", "fi_fit_slope");
    trains(all);
    FIRST_SPIKES.forEach(suffix -> firstSpike(all, suffix));
    features(
        all,
        "mV",
        "threshold_v_rheo_mean",
        "peak_deltav_rheo_mean",
        "fast_trough_deltav_rheo_mean");
    features(all, "pA", "threshold_i_rheo", "threshold_i_ramp", "threshold_i_short_square");
    // Of a ramp the latency is the current at threshold over the ramp's slope: it says nothing that
    // threshold_i_ramp does not, and differs between protocols. So it has none.
    features(all, "s", "latency_short_square");
    chirp(all);
    return Collections.unmodifiableMap(all);
  }

  private static void trains(Map<String, Entry> all) {
    for (String suffix : List.of("_rheo", "_hero")) {
      features(all, "s", "latency" + suffix, "mean_isi" + suffix);
      features(all, "Hz", "avg_rate" + suffix, "first_isi_inv" + suffix);
    }
    features(all, "s", "median_isi_hero");
    for (String measure : List.of("adapt", "isi_cv", "isi_norm_sq_var")) {
      features(all, "1", measure + "_hero", measure + "_mean", measure + "_max");
    }
    for (String measure :
        List.of(
            "isi", "width", "upstroke", "downstroke", "peak_v", "threshold_v", "fast_trough_v")) {
      features(all, "1", measure + "_adapt_ratio");
    }
    features(all, "1", "ahp_delay_ratio_hero", "ahp_delay_ratio_5spike");
  }

  private static void firstSpike(Map<String, Entry> all, String suffix) {
    for (String measure :
        List.of(
            "threshold_v",
            "peak_v",
            "peak_deltav",
            "trough_v",
            "trough_deltav",
            "fast_trough_v",
            "fast_trough_deltav",
            "trough_slowdeltav",
            "slow_trough_v")) {
      features(all, "mV", measure + suffix);
    }
    for (String measure :
        List.of(
            "peak_delay",
            "trough_delay",
            "fast_trough_delay",
            "slow_trough_delay",
            "width",
            "width_suprathresh")) {
      features(all, "s", measure + suffix);
    }
    for (String measure : List.of("postap_slope", "upstroke", "downstroke")) {
      features(all, "V/s", measure + suffix);
    }
    features(all, "1", "upstroke_downstroke_ratio" + suffix);
    POINTS_IN_TIME.forEach(point -> all.put(point + suffix, new Entry("s", ScalarRole.SWEEP_TIME)));
  }

  private static void chirp(Map<String, Entry> all) {
    features(all, "1", "peak_ratio_chirp");
    features(all, "Hz", "peak_freq_chirp", "3db_freq_chirp", "sync_freq_chirp");
    features(all, "GOhm", "peak_impedance_chirp", "low_freq_impedance_chirp");
    features(all, "rad", "phase_peak_chirp", "phase_low_chirp");
    features(all, "rad Hz", "total_inductive_phase_chirp");
  }

  private static void features(Map<String, Entry> all, String unit, String... names) {
    for (String name : names) {
      all.put(name, new Entry(unit, ScalarRole.FEATURE));
    }
  }
}
