package org.patchbridge.quality;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.Properties;
import org.patchbridge.quality.CellLimits.Range;
import org.patchbridge.recording.RecordingException;
import org.patchbridge.recording.SettingsFile;

/**
 * What sweeps and cells have to keep to, from a file of {@code name = value} lines.
 *
 * @param preNoise RMS before the stimulus, mV
 * @param postNoise RMS at the end, mV
 * @param slowNoise RMS over half a second before the stimulus, mV
 * @param vmDelta difference of potential before and after, mV
 * @param cell of electrode and cell
 */
public record QualityLimits(
    double preNoise, double postNoise, double slowNoise, double vmDelta, CellLimits cell) {
  private static final String BUILT_IN = "quality-limits.properties";

  /** IPFX's limits. */
  public static QualityLimits builtIn() {
    return SettingsFile.shipped(QualityLimits.class, BUILT_IN, QualityLimits::parse);
  }

  /**
   * Reads a file of limits; all of the built-in file have to be there.
   *
   * @throws RecordingException if the file cannot be read or a limit is missing or no number
   */
  public static QualityLimits read(Path file) {
    return SettingsFile.read(file, QualityLimits::parse);
  }

  private static QualityLimits parse(Reader reader, String file) throws IOException {
    Properties properties = new Properties();
    properties.load(reader);
    LimitFile limits = new LimitFile(properties, file);
    return new QualityLimits(
        limits.positive("pre_noise_rms_mv_max"),
        limits.positive("post_noise_rms_mv_max"),
        limits.positive("slow_noise_rms_mv_max"),
        limits.positive("vm_delta_mv_max"),
        cell(limits));
  }

  private static CellLimits cell(LimitFile limits) {
    return new CellLimits(
        limits.range("electrode_0_pa_min", "electrode_0_pa_max"),
        Range.atLeast(limits.positive("seal_gohm_min")),
        limits.range("access_resistance_mohm_min", "access_resistance_mohm_max"),
        Range.atMost(limits.positive("input_vs_access_resistance_max")),
        limits.range("blowout_mv_min", "blowout_mv_max"),
        limits.range("leak_pa_min", "leak_pa_max"));
  }

  private record LimitFile(Properties values, String file) {

    Range range(String least, String most) {
      Range range = new Range(number(least), number(most));
      if (range.least() > range.most()) {
        throw refusal(least, "is above " + most);
      }
      return range;
    }

    double positive(String name) {
      double limit = number(name);
      if (limit < 0) {
        throw refusal(name, "is " + limit);
      }
      return limit;
    }

    private double number(String name) {
      String text = values.getProperty(name, "");
      try {
        double limit = Double.parseDouble(text);
        if (Double.isFinite(limit)) {
          return limit;
        }
      } catch (NumberFormatException e) {
        // Reported below, together with limits that are infinite or NaN.
      }
      throw refusal(name, "is \"" + text + "\"");
    }

    private RecordingException refusal(String name, String fact) {
      return new RecordingException(
          file, name, fact, "write " + name + " = a number, as in the built-in file");
    }
  }
}
