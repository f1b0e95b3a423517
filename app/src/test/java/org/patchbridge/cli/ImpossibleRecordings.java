package org.patchbridge.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.patchbridge.nwb.NwbReader;
import org.patchbridge.nwb.write.ClampedSweep;
import org.patchbridge.nwb.write.NwbSession;
import org.patchbridge.nwb.write.NwbWriter;
import org.patchbridge.recording.Recording;
import org.patchbridge.recording.Subject;
import org.patchbridge.recording.Sweep;
import org.patchbridge.recording.SweepInfo;

/** Recordings that no living cell gives, made of those of ordinary cells. */
final class ImpossibleRecordings {
  private static final String NOTE = "Made up for a test.";
  private static final double MILLIVOLTS_PER_MEGAOHM_PICOAMP = 1e-3;

  private ImpossibleRecordings() {}

  /** What becomes of one sweep. */
  @FunctionalInterface
  private interface Change {
    ClampedSweep of(ClampedSweep unchanged);
  }

  /** The same samples in a file that does not say that they were simulated. */
  static void unmarked(Path ordinary, Path file) {
    rewrite(ordinary, file, unchanged -> unchanged);
  }

  /** The stimulus current in the place of the voltage, and the voltage in that of the current. */
  static void swapped(Path ordinary, Path file) {
    rewrite(
        ordinary, file, unchanged -> with(unchanged, unchanged.picoamps(), unchanged.millivolts()));
  }

  /**
   * A membrane that only charges and leaks, under the stimuli an ordinary cell was given.
   *
   * @param restMillivolts where it rests: about -20 in a cell that has run down
   * @param megaohms its input resistance
   */
  static void dead(Path ordinary, Path file, double restMillivolts, double megaohms, long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    rewrite(
        ordinary,
        file,
        unchanged ->
            with(
                unchanged,
                passive(unchanged, restMillivolts, megaohms, random),
                unchanged.picoamps()));
  }

  private static float[] passive(
      ClampedSweep sweep, double restMillivolts, double megaohms, RandomGenerator random) {
    double tauMs = 10;
    double noiseMillivolts = 0.1;
    double keep = Math.exp(-1e3 / sweep.samplingRateHz() / tauMs);
    float[] millivolts = new float[sweep.picoamps().length];
    double charge = 0;
    for (int i = 0; i < millivolts.length; i++) {
      charge =
          keep * charge
              + (1 - keep) * megaohms * sweep.picoamps()[i] * MILLIVOLTS_PER_MEGAOHM_PICOAMP;
      millivolts[i] = (float) (restMillivolts + charge + noiseMillivolts * random.nextGaussian());
    }
    return millivolts;
  }

  private static ClampedSweep with(ClampedSweep sweep, float[] millivolts, float[] picoamps) {
    return new ClampedSweep(
        sweep.number(),
        sweep.stimulusCode(),
        sweep.amplitudePicoamps(),
        sweep.samplingRateHz(),
        sweep.startSeconds(),
        sweep.biasPicoamps(),
        sweep.bridgeBalanceMegaohms(),
        millivolts,
        picoamps);
  }

  private static void rewrite(Path ordinary, Path file, Change change) {
    String id = file.getFileName().toString().replace(".nwb", "");
    try (Recording recording = NwbReader.open(ordinary);
        NwbWriter writer = NwbWriter.create(file, session(id, recording.subject()))) {
      double seconds = 0;
      for (SweepInfo info : recording.sweeps()) {
        Sweep sweep = recording.load(info);
        float[] picoamps = floats(sweep.picoamps());
        ClampedSweep unchanged =
            new ClampedSweep(
                info.number(),
                info.stimulusCode(),
                0,
                info.samplingRateHz(),
                seconds,
                0,
                0,
                floats(sweep.millivolts()),
                picoamps);
        writer.add(change.of(unchanged));
        seconds += picoamps.length / info.samplingRateHz();
      }
      writer.finish();
    }
  }

  private static NwbSession session(String id, Subject subject) {
    return new NwbSession(
        id, id, NOTE, Instant.parse("2020-01-01T09:00:00Z"), subject, "made up", NOTE);
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
