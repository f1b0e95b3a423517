package org.patchbridge.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.dataset.Species;

/** Another HDF5 implementation's Python binding reads what was written (oracle: h5py 3.7.0). */
class H5pyReadsSimulatedFilesTest {
  private static final String PYTHON = "/usr/bin/python3";

  @TempDir Path folder;

  @Test
  void h5pyReadsEverySampleAndFollowsTheSweepTable() throws Exception {
    assumeTrue(
        Files.isExecutable(Path.of(PYTHON)) && exitCode(List.of(PYTHON, "-c", "import h5py")) == 0,
        "needs " + PYTHON + " with h5py (Debian: python3-h5py)");
    SimulationSettings settings =
        SimulationSettings.defaults().withStepsAboveRheobasePicoamps(List.of(40)).withRampShare(0);
    SimulatedCell cell =
        CellSimulator.with(settings).simulate(StudyPlan.of(Species.MOUSE, 1, settings).get(0));
    Path file = folder.resolve("cell.nwb");
    SimulatedStudy.write(cell, Instant.EPOCH, file);

    List<String> lines = run(List.of(PYTHON, script().toString(), file.toString()));

    List<String> expected = new ArrayList<>();
    for (int i = 0; i < cell.traces().size(); i++) {
      expected.add(series("/acquisition/data_%05d_AD0", i, cell.traces().get(i).millivolts()));
    }
    for (int i = 0; i < cell.traces().size(); i++) {
      float[] picoamps = cell.traces().get(i).stimulus().samples();
      expected.add(series("/stimulus/presentation/data_%05d_DA0", i, picoamps));
    }
    for (int i = 0; i < cell.traces().size(); i++) {
      expected.add("row %d /acquisition/data_%05d_AD0".formatted(i, i));
      expected.add("row %d /stimulus/presentation/data_%05d_DA0".formatted(i, i));
    }
    assertThat(lines).isEqualTo(expected);
  }

  private static String series(String path, int number, float[] samples)
      throws NoSuchAlgorithmException {
    ByteBuffer bytes =
        ByteBuffer.allocate(samples.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (float sample : samples) {
      bytes.putFloat(sample);
    }
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes.array());
    return "series %s %d %s 50000"
        .formatted(path.formatted(number), samples.length, HexFormat.of().formatHex(digest));
  }

  private Path script() throws IOException {
    Path script = folder.resolve("read_nwb.py");
    try (InputStream in = getClass().getResourceAsStream("read_nwb.py")) {
      Files.copy(in, script);
    }
    return script;
  }

  private static int exitCode(List<String> command) throws Exception {
    return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
  }

  private static List<String> run(List<String> command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(text).isZero();
    return text.lines().toList();
  }
}
