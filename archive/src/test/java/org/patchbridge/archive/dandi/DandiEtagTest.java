package org.patchbridge.archive.dandi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patchbridge.random.RandomStream;

class DandiEtagTest {
  private static final int PART = 64 << 20;

  private static AssetDigest digest(byte[] bytes) {
    DandiEtag etag = new DandiEtag(bytes.length);
    etag.update(bytes, bytes.length);
    return etag.finish();
  }

  /** The vectors of dandischema's own tests, and that of an empty file. */
  @Test
  void smallFilesHaveTheDigestsThatTheArchiveGivesThem() {
    assertThat(digest("123".getBytes(UTF_8)).etag())
        .isEqualTo("d022646351048ac0ba397d12dfafa304-1");
    assertThat(digest(new byte[1]).etag()).isEqualTo("7e4696ef25d5faececd853ce5e2a233b-1");
    assertThat(digest(new byte[0]).etag()).isEqualTo("d41d8cd98f00b204e9800998ecf8427e-0");
    assertThat(digest("123".getBytes(UTF_8)).sha256())
        .isEqualTo("a665a45920422f9d417e4867efdc4fb8a04a1f3fff1fa07e998e86f7f7a27ae3");
  }

  /** Oracle: Python 3 hashlib, {@code md5(md5(part 1) + md5(part 2))}. */
  @Test
  void aFileOfAWholePartHasOnePartAndAByteMoreMakesTwo() {
    byte[] bytes = new byte[PART + 1];
    bytes[PART] = 1;
    assertThat(digest(Arrays.copyOf(bytes, PART)).etag())
        .isEqualTo("a78211a9709e5a28de9e2fd6eda275f2-1");
    assertThat(digest(bytes).etag()).isEqualTo("eb487275ddeeb81514029892c2086773-2");
  }

  /** Up to 9,999 parts are of 64 MiB; then the file is in 10,000. */
  @ParameterizedTest
  @CsvSource({
    "1, 67108864",
    "671021531136, 67108864",
    "671021531137, 67102154",
    "671088640000, 67108864",
    "671088640001, 67108865",
    "5497558138880, 549755814"
  })
  void veryLargeFilesHaveLargerParts(long bytes, long partBytes) {
    assertThat(DandiEtag.partBytes(bytes)).isEqualTo(partBytes);
  }

  @Test
  void itDoesNotMatterInWhichPiecesTheBytesCome(@TempDir Path folder) throws IOException {
    RandomStream random = RandomStream.of(3);
    byte[] bytes = new byte[200_000];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) random.nextInt(256);
    }
    DandiEtag pieces = new DandiEtag(bytes.length);
    for (int at = 0; at < bytes.length; ) {
      byte[] piece =
          Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + random.nextInt(9000)));
      pieces.update(piece, piece.length);
      at += piece.length;
    }
    Path file = Files.write(folder.resolve("bytes"), bytes);

    assertThat(pieces.finish()).isEqualTo(digest(bytes)).isEqualTo(DandiEtag.of(file));
  }
}
