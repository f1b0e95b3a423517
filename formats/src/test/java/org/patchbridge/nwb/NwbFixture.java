package org.patchbridge.nwb;

import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * A sound recording in the MIES layout, to be spoilt by tests: current-clamp sweeps 0 and 1, each
 * of 1000 samples at 50 kHz, -70 mV at rest and a step of 100 pA from sample 400 to 599 that
 * depolarises by 10 mV.
 */
final class NwbFixture extends Hdf5Fixture {
  static final int SAMPLES = 1000;
  static final double RATE_HZ = 50_000;
  static final String RESPONSE_0 = "/acquisition/data_00000_AD0";
  static final String RESPONSE_1 = "/acquisition/data_00001_AD0";
  static final String STIMULUS_0 = "/stimulus/presentation/data_00000_DA0";
  static final String STIMULUS_1 = "/stimulus/presentation/data_00001_DA0";

  private NwbFixture(Path path, Format format) {
    super(path, format);
  }

  /** Writes the recording, changed as the test wants it. */
  static Path write(Path path, Consumer<NwbFixture> change) {
    return write(path, Format.COMPATIBLE, change);
  }

  static Path write(Path path, Format format, Consumer<NwbFixture> change) {
    try (NwbFixture fixture = new NwbFixture(path, format)) {
      fixture.attribute("/", "nwb_version", "2.2.4");
      fixture.group("/acquisition");
      fixture.group("/stimulus");
      fixture.group("/stimulus/presentation");
      fixture.group("/general");
      fixture.group("/general/subject");
      fixture.dataset("/general/subject/subject_id", "donor-1");
      fixture.dataset("/general/session_id", "session-1");
      fixture.group("/general/intracellular_ephys");
      fixture.group("/general/intracellular_ephys/electrode_0");
      for (int sweep = 0; sweep < 2; sweep++) {
        fixture.response(RESPONSE_0.replace("00000", "0000" + sweep), sweep);
        fixture.stimulus(STIMULUS_0.replace("00000", "0000" + sweep), sweep);
      }
      change.accept(fixture);
    }
    return path;
  }

  void response(String path, int sweep) {
    series(path, "CurrentClampSeries", sweep, step(-70, -60), "volts", 1e-3);
    dataset(path + "/bridge_balance", 1e7);
    dataset(path + "/bias_current", 0.0);
  }

  void stimulus(String path, int sweep) {
    series(path, "CurrentClampStimulusSeries", sweep, step(0, 100), "amperes", 1e-12);
  }

  void series(String path, String type, int sweep, Object samples, String unit, double conversion) {
    group(path);
    attribute(path, "neurodata_type", type);
    attribute(path, "sweep_number", sweep);
    attribute(path, "stimulus_description", "X4PS_SupraThresh_DA_0");
    softLink(path + "/electrode", "/general/intracellular_ephys/electrode_0");
    dataset(path + "/starting_time", 7200.0);
    attribute(path + "/starting_time", "rate", RATE_HZ);
    samples(path, samples, unit, conversion);
  }

  void samples(String path, Object samples, String unit, double conversion) {
    dataset(path + "/data", samples, Packing.ALLEN);
    attribute(path + "/data", "unit", unit);
    attribute(path + "/data", "conversion", conversion);
  }

  /** Replaces the samples of a series. */
  void replaceSamples(String path, Object samples, String unit, double conversion) {
    remove(path + "/data");
    samples(path, samples, unit, conversion);
  }

  static float[] step(float rest, float raised) {
    float[] samples = new float[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      samples[i] = i >= 400 && i < 600 ? raised : rest;
    }
    return samples;
  }
}
