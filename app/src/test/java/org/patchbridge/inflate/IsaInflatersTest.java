package org.patchbridge.inflate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbridge.hdf5.inflate.InflaterSource;
import org.patchbridge.hdf5.inflate.Inflaters;
import org.patchbridge.hdf5.inflate.JdkInflater;
import org.patchbridge.hdf5.inflate.ZlibInflater;

/** The JDK's inflater is the oracle: what it makes of a stream, whole or damaged, ISA-L makes. */
class IsaInflatersTest {
  private static final int CHUNK = 32_768;

  private ZlibInflater fast;

  @BeforeEach
  void findTheLibrary() {
    InflaterSource source = new IsaInflaters();
    fast = source.inflater().orElse(null);
    assumeTrue(fast != null, "ISA-L has no build for this machine");
  }

  @Test
  void theProgramFindsIt() {
    try (ZlibInflater best = Inflaters.best()) {
      assertThat(best).isInstanceOf(IsaInflater.class);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 6, 9})
  void wholeStreamsUnpackToTheSameBytes(int level) throws DataFormatException {
    for (int seed = 0; seed < 40; seed++) {
      byte[] samples = samples(new Random(seed), 1 + seed * 800);
      assertSame(deflated(samples, level), samples.length + 4);
      assertSame(deflated(samples, level), samples.length);
    }
  }

  @Test
  void damagedStreamsMeetTheSameVerdict() throws DataFormatException {
    byte[] whole = deflated(samples(new Random(7), CHUNK), 3);
    Random random = new Random(8);
    for (int trial = 0; trial < 500; trial++) {
      byte[] damaged = whole.clone();
      for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
        damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      }
      assertSame(damaged, CHUNK + 4);
    }
  }

  @Test
  void streamsCutShortTooLongOrFollowedByOtherBytesMeetTheSameVerdict() throws DataFormatException {
    byte[] whole = deflated(samples(new Random(9), CHUNK), 6);
    for (int length = 0; length < whole.length; length += 97) {
      assertSame(Arrays.copyOf(whole, length), CHUNK + 4);
    }
    assertSame(Arrays.copyOf(whole, whole.length + 5), CHUNK + 4);
    assertSame(whole, CHUNK - 1);
    assertSame(deflated(new byte[1 << 22], 9), CHUNK);
  }

  private void assertSame(byte[] packed, int room) throws DataFormatException {
    byte[] ours = new byte[room];
    byte[] theirs = new byte[room];
    try (JdkInflater oracle = new JdkInflater()) {
      int expected;
      try {
        expected = oracle.inflate(packed, packed.length, theirs);
      } catch (DataFormatException damaged) {
        assertThatThrownBy(() -> fast.inflate(packed, packed.length, ours))
            .isInstanceOf(DataFormatException.class)
            .hasMessage(damaged.getMessage());
        return;
      }
      assertThat(fast.inflate(packed, packed.length, ours)).isEqualTo(expected);
      assertThat(ours).isEqualTo(theirs);
    }
  }

  /** Bytes of a random walk in planes, as shuffled samples are. */
  private static byte[] samples(Random random, int length) {
    byte[] bytes = new byte[length];
    int level = 0;
    for (int i = 0; i < length; i++) {
      level += random.nextInt(5) - 2;
      bytes[i] = (byte) (i % (length / 4 + 1) < length / 8 ? level : level >> 6);
    }
    return bytes;
  }

  private static byte[] deflated(byte[] bytes, int level) {
    Deflater deflater = new Deflater(level);
    deflater.setInput(bytes);
    deflater.finish();
    byte[] packed = new byte[bytes.length + bytes.length / 10 + 64];
    int length = deflater.deflate(packed);
    deflater.end();
    return Arrays.copyOf(packed, length);
  }
}
