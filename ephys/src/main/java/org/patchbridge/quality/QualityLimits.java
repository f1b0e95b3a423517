package org.patchbridge.quality;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.patchbridge.recording.RecordingException;

/**
 * Largest values that a usable sweep may have, from a file of {@code name = value} lines.
 *
 * @param preNoise RMS before the stimulus, mV
 * @param postNoise RMS at the end, mV
 * @param slowNoise RMS over half a second before the stimulus, mV
 * @param vmDelta difference of potential before and after, mV
 */
public record QualityLimits(double preNoise, double postNoise, double slowNoise, double vmDelta) {
  private static final String BUILT_IN = "quality-limits.properties";

  /** IPFX's limits. */
  public static QualityLimits builtIn() {
    try (InputStream stream = QualityLimits.class.getResourceAsStream(BUILT_IN)) {
      if (stream == null) {
        throw new IllegalStateException("resource " + BUILT_IN + " is missing from the build");
      }
      return parse(new InputStreamReader(stream, StandardCharsets.UTF_8), BUILT_IN);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a file of limits; all four have to be there.
   *
   * @throws RecordingException if the file cannot be read or a limit is missing or no number
   */
  public static QualityLimits read(Path file) {
    try (Reader reader = Files.newBufferedReader(file)) {
      return parse(reader, file.toString());
    } catch (IOException e) {
      throw new RecordingException(
          file.toString(), "", "cannot be read as UTF-8 text", "check path and encoding", e);
    }
  }

  private static QualityLimits parse(Reader reader, String file) throws IOException {
    Properties values = new Properties();
    values.load(reader);
    return new QualityLimits(
        limit(values, "pre_noise_rms_mv_max", file),
        limit(values, "post_noise_rms_mv_max", file),
        limit(values, "slow_noise_rms_mv_max", file),
        limit(values, "vm_delta_mv_max", file));
  }

  private static double limit(Properties values, String name, String file) {
    String text = values.getProperty(name, "");
    try {
      double limit = Double.parseDouble(text);
      if (limit >= 0) {
        return limit;
      }
    } catch (NumberFormatException e) {
      // Reported below, together with limits that are negative or NaN.
    }
    throw new RecordingException(
        file, name, "is \"" + text + "\"", "write " + name + " = a number of mV");
  }
}
