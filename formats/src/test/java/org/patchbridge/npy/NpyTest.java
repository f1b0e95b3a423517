package org.patchbridge.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NpyTest {
  private static final String PYTHON = "/usr/bin/python3";

  @TempDir Path folder;

  private static byte[] npy(NpyHeader header, NpzWriter.Elements elements) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    NpyWriter writer = NpyWriter.begin(out, header);
    elements.writeTo(writer);
    writer.finish();
    return out.toByteArray();
  }

  private Path written(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("array.npy"), bytes);
  }

  private static byte[] twoByThree() throws IOException {
    return npy(
        NpyHeader.of(NpyType.FLOAT32, 2, 3),
        array -> {
          for (int i = 0; i < 6; i++) {
            array.put(i + 0.5f);
          }
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void floatsComeBackBitForBit(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[3 * random.nextInt(1, 9000)];
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.intBitsToFloat(random.nextInt());
    }
    byte[] bytes =
        npy(
            NpyHeader.of(NpyType.FLOAT32, 3, values.length / 3),
            array -> {
              for (float value : values) {
                array.put(value);
              }
            });

    NpyArray read = NpyReader.withDefaults().read(written(bytes));

    assertThat(read.header().shape()).containsExactly(3L, values.length / 3L);
    for (int i = 0; i < values.length; i++) {
      assertThat(Float.floatToIntBits(read.floats()[i])).isEqualTo(Float.floatToIntBits(values[i]));
      if (i > 300) {
        break;
      }
    }
    assertThat(Arrays.equals(read.floats(), values)).isTrue();
  }

  @Test
  void dataBeginAtAMultipleOf64Bytes() throws IOException {
    assertThat((twoByThree().length - 6 * Float.BYTES) % 64).isZero();
  }

  @Test
  void emptyArrayAndSingleNumberComeBack() throws IOException {
    NpyArray empty =
        NpyReader.withDefaults()
            .read(written(npy(NpyHeader.of(NpyType.BOOLEAN, 0, 12, 7), array -> {})));
    NpyArray number =
        NpyReader.withDefaults()
            .read(written(npy(NpyHeader.of(NpyType.FLOAT64), array -> array.put(2.5))));

    assertThat(empty.elements()).isZero();
    assertThat(empty.header().shape()).isEqualTo(List.of(0L, 12L, 7L));
    assertThat(number.number(0)).isEqualTo(2.5);
  }

  @Test
  void writerRefusesAnotherNumberOfElementsThanTheShapeHas() {
    NpyHeader header = NpyHeader.of(NpyType.INT64, 3);

    assertThatThrownBy(() -> npy(header, array -> array.put(1L)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> npy(header, array -> array.put(1f)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void everyTruncationIsRefused() throws IOException {
    byte[] whole = twoByThree();
    for (int length = 0; length < whole.length; length++) {
      Path file = written(Arrays.copyOf(whole, length));

      assertThatThrownBy(() -> NpyReader.withDefaults().read(file))
          .isInstanceOf(NpyException.class)
          .hasMessageContaining("array.npy");
    }
  }

  @Test
  void bytesAfterTheArrayAreRefused() throws IOException {
    Path file = written(Arrays.copyOf(twoByThree(), 128 + 6 * Float.BYTES + 1));

    assertThatThrownBy(() -> NpyReader.withDefaults().read(file))
        .hasMessageContaining("bytes follow the array");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(9223372036854775807, 9)",
        "(99999999999999999999,)",
        "(4611686018427387904, 4)",
        "(300000000, 5)"
      })
  void hugeShapeIsRefusedBeforeAnythingIsAllocated(String shape) throws IOException {
    String text = "{'descr': '<f4', 'fortran_order': False, 'shape': " + shape + ", }\n";
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(NpyWriter.MAGIC);
    out.write(new byte[] {1, 0, (byte) text.length(), 0});
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    Path file = written(out.toByteArray());

    assertThatThrownBy(() -> NpyReader.withDefaults().read(file))
        .isInstanceOf(NpyException.class)
        .hasMessageContaining("shape");
  }

  @Test
  void randomByteFlipsGiveAnArrayOrARefusal() throws IOException {
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 300; i++) {
      byte[] flipped = twoByThree();
      flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
      Path file = written(flipped);
      try {
        assertThat(NpyReader.withDefaults().read(file).elements()).isLessThan(100);
      } catch (NpyException refused) {
        assertThat(refused).hasMessageContaining("array.npy");
      }
    }
  }

  @Test
  void arraysOfAnNpzFileComeBackByName() throws IOException {
    Path file = npz();

    var arrays = NpyReader.withDefaults().readAll(file);

    assertThat(arrays.keySet()).containsExactly("X", "mask");
    assertThat(arrays.get("X").floats()).containsExactly(0, 1, 2, 3);
    assertThat(arrays.get("mask").number(1)).isEqualTo(1);
  }

  @Test
  void limitHoldsForAllArraysOfAnNpzFileTogether() throws IOException {
    Path file = npz();

    assertThatThrownBy(() -> NpyReader.withDefaults().withMostBytes(17).readAll(file))
        .isInstanceOf(NpyException.class)
        .hasMessageContaining("mask");
    assertThat(NpyReader.withDefaults().withMostBytes(18).readAll(file)).hasSize(2);
  }

  private Path npz() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    NpzWriter writer = NpzWriter.begin(out);
    writer.add(
        "X",
        NpyHeader.of(NpyType.FLOAT32, 2, 2),
        array -> {
          for (int i = 0; i < 4; i++) {
            array.put((float) i);
          }
        });
    writer.add(
        "mask",
        NpyHeader.of(NpyType.BOOLEAN, 2),
        array -> {
          array.put(false);
          array.put(true);
        });
    writer.finish();
    return Files.write(folder.resolve("arrays.npz"), out.toByteArray());
  }

  /** Oracle: NumPy itself, any version from 1.24. */
  @Test
  void numpyReadsWhatIsWrittenAndIsReadInTurn() throws Exception {
    assumeTrue(numpyIsThere(), "NumPy for " + PYTHON + " is missing");
    Path file = npz();
    Path back = folder.resolve("back.npz");

    String printed =
        python(
            "import numpy as np, sys; d=np.load(sys.argv[1]);"
                + "print(d['X'].tolist(), d['X'].dtype, d['mask'].tolist(), d['mask'].dtype);"
                + "np.savez(sys.argv[2], X=d['X']*2, y=np.arange(3))",
            file.toString(),
            back.toString());

    assertThat(printed.strip()).isEqualTo("[[0.0, 1.0], [2.0, 3.0]] float32 [False, True] bool");
    assertThat(NpyReader.withDefaults().readAll(back).get("X").floats())
        .containsExactly(0, 2, 4, 6);
    assertThat(NpyReader.withDefaults().readAll(back).get("y").number(2)).isEqualTo(2);
  }

  private static boolean numpyIsThere() throws Exception {
    return Files.isExecutable(Path.of(PYTHON)) && python("import numpy; print(1)").startsWith("1");
  }

  private static String python(String program, String... arguments) throws Exception {
    String[] command = new String[arguments.length + 3];
    command[0] = PYTHON;
    command[1] = "-c";
    command[2] = program;
    System.arraycopy(arguments, 0, command, 3, arguments.length);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return printed;
  }
}
