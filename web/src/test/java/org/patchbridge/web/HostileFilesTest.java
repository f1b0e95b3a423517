package org.patchbridge.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Recordings with the faults that real ones have, dropped together: each has its own reason, or its
 * finding, and the sound ones among them are called.
 */
class HostileFilesTest {
  private static final Map<String, Consumer<RecordingEdit>> FAULTS = new LinkedHashMap<>();

  /** What is told of each: in the row of a refused file, else among the findings. */
  private static final Map<String, String> TOLD = new LinkedHashMap<>();

  static {
    fault(
        "irregular timestamps",
        "the timestamps are not evenly spaced",
        edit ->
            edit.remove(edit.response() + "/starting_time")
                .dataset(edit.response() + "/timestamps", new double[] {0, 1e-5, 3e-4, 5e-4}));
    fault(
        "rate of 0",
        "the sampling rate is 0.0 Hz",
        edit -> edit.attribute(edit.response() + "/starting_time", "rate", 0));
    fault(
        "rates that differ",
        "its stimulus at 12345.0",
        edit -> edit.attribute(edit.stimulus() + "/starting_time", "rate", 12_345));
    fault(
        "lengths that differ",
        " samples, its stimulus ",
        edit -> edit.stimulus(values -> Arrays.copyOf(values, values.length / 3)));
    fault(
        "no samples",
        "the series holds no samples",
        edit -> edit.response(values -> new double[0]));
    fault(
        "all NaN",
        "the response holds no value but NaN",
        edit -> edit.response(values -> filled(values, 0, Double.NaN)));
    fault(
        "NaN at the end",
        "recorded until 2.580 s of 2.600 s",
        edit -> edit.response(values -> filled(values, values.length - 500, Double.NaN)));
    fault(
        "zeros at the end",
        "recorded until 2.580 s of 2.600 s",
        edit -> edit.response(values -> filled(values, values.length - 500, 0)));
    fault(
        "aborted before the stimulus",
        "recording stopped before the stimulus was over",
        edit -> edit.response(values -> filled(values, 200, Double.NaN)));
    fault("no stimulus", "has no stimulus", edit -> edit.remove(edit.stimulus()));
    fault(
        "millivolts as volts",
        "probably in another unit than 'volts'",
        edit -> edit.response(values -> Arrays.stream(values).map(value -> 1e3 * value).toArray()));
    fault(
        "an unknown unit",
        "the unit is 'furlongs'",
        edit -> edit.attribute(edit.response() + "/data", "unit", "furlongs"));
    fault(
        "an offset",
        "an offset of 0.005 volts was added",
        edit -> edit.attribute(edit.response() + "/data", "offset", 0.005));
    fault(
        "potential and current exchanged",
        "the injected current never changes",
        edit -> {
          edit.response(values -> Arrays.stream(values).map(value -> 1e-9).toArray());
          edit.stimulus(values -> Arrays.stream(values).map(value -> 0.07).toArray());
        });
  }

  @TempDir Path folder;

  private static void fault(String name, String told, Consumer<RecordingEdit> edit) {
    FAULTS.put(name, edit);
    TOLD.put(name, told);
  }

  private static double[] filled(double[] values, int from, double with) {
    Arrays.fill(values, from, values.length, with);
    return values;
  }

  @Test
  void eachIsToldItsOwnFaultAndTheSoundAreCalled() throws Exception {
    assumeTrue(Boolean.getBoolean("patchbridge.full"), "by -Dpatchbridge.full=true");
    SmallModel small = SmallModel.get();
    Path sound = small.files().get(0);
    try (OpenWindow window = OpenWindow.of(folder.resolve("cache"), Optional.of(small.bundle()))) {
      for (Map.Entry<String, Consumer<RecordingEdit>> fault : FAULTS.entrySet()) {
        Path file = folder.resolve(fault.getKey() + ".nwb");
        RecordingEdit.of(sound, file, fault.getValue());
        assertThat(window.upload(fault.getKey() + ".nwb", Files.readAllBytes(file)).statusCode())
            .isEqualTo(201);
      }
      window.upload("sound.nwb", Files.readAllBytes(sound));

      for (JsonNode row : window.rowsWhenCalled(FAULTS.size() + 1)) {
        String name = row.get("name").asText().replace(".nwb", "");
        String told = told(window, row);
        assertThat(told).as(name).doesNotContain("internal error", "Exception", "/window-");
        if (name.equals("sound")) {
          assertThat(row.get("stage").asText()).isEqualTo("called");
        } else {
          boolean isRefused = row.get("stage").asText().equals("refused");
          assertThat(isRefused ? row.get("message").asText() : told)
              .as(name)
              .contains(TOLD.get(name));
        }
      }
    }
  }

  private static String told(OpenWindow window, JsonNode row) throws Exception {
    String message = row.get("stage").asText() + " " + row.get("message").asText();
    String seen = window.get("/api/recordings/" + row.get("file").asText()).body();
    return message + "\n" + seen;
  }
}
