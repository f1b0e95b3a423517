package org.patchbridge.archive.dandi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.archive.ChildProgram;
import org.patchbridge.random.RandomStream;

/**
 * Twice with 60 files in the default suite; {@code -Dpatchbridge.kills=20} kills a download of 200
 * files as often as issue 21 asks.
 */
class KilledDownloadTest {

  private static final int KILLS = Integer.getInteger("patchbridge.kills", 2);
  private static final int FILES = KILLS > 2 ? 200 : 60;

  @TempDir Path root;

  /** A process of its own, which can be killed. */
  public static void main(String[] arguments) throws InterruptedException {
    fetch(URI.create(arguments[0]), Path.of(arguments[1]));
  }

  private static DandiDownload.Result fetch(URI api, Path folder) throws InterruptedException {
    DandiArchive archive = DandiArchive.at(api);
    AssetList list = archive.list(DandiIdentifier.parse("DANDI:000020", api));
    return DandiDownload.into(folder, archive).fetch(list, TransferProgress.silent());
  }

  private static byte[] bytes(int seed) {
    RandomStream random = RandomStream.of(seed);
    byte[] bytes = new byte[20_000 + random.nextInt(200_000)];
    for (int i = 0; i < bytes.length; i += 7) {
      bytes[i] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  private static String path(int i) {
    return String.format(Locale.ROOT, "sub-%02d/sub-%03d_icephys.nwb", i / 10, i);
  }

  @Test
  @Timeout(300)
  void aDownloadThatIsKilledIsGoneOnFromAndNoByteComesTwice() throws Exception {
    Path folder = root.resolve("mouse");
    long total = 0;
    try (FakeArchive fake = new FakeArchive()) {
      fake.sliceBytes = 8192;
      for (int i = 0; i < FILES; i++) {
        byte[] content = bytes(i);
        total += content.length;
        fake.add(path(i), content);
      }
      Set<String> whole = new HashSet<>();
      Map<String, Long> parts = new HashMap<>();
      for (int kill = 1; kill <= KILLS; kill++) {
        fake.forget();
        long share = total / (KILLS + 1);
        killAfter(share, fake, folder);
        assertGoneOnFrom(fake.askedOfStore(), whole, parts);
        look(folder, whole, parts);
        assertThat(whole).as("files that were finished before kill %d", kill).isNotEmpty();
      }
      fake.forget();
      DandiDownload.Result result = fetch(fake.api(), folder);
      assertThat(result.files()).hasSize(FILES).allMatch(AssetOutcome::isWhole);
      assertGoneOnFrom(fake.askedOfStore(), whole, parts);
    }
    assertFolderIsWhole(folder);
  }

  private static void killAfter(long bytes, FakeArchive fake, Path folder) throws Exception {
    Process process = ChildProgram.start(KilledDownloadTest.class, fake.api(), folder);
    while (process.isAlive() && fake.sentBytes() < bytes) {
      Thread.sleep(1);
    }
    assertThat(process.isAlive()).as("it is killed before it is done").isTrue();
    process.destroyForcibly();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
  }

  /** What is whole is not asked for, and of what is not, the bytes that are not there. */
  private static void assertGoneOnFrom(
      List<FakeArchive.Asked> asked, Set<String> whole, Map<String, Long> parts) {
    Set<String> seen = new HashSet<>();
    for (FakeArchive.Asked one : asked) {
      assertThat(whole).doesNotContain(one.path());
      if (seen.add(one.path())) {
        assertThat(one.from()).isEqualTo(parts.getOrDefault(one.path(), -1L));
      }
    }
    assertThat(seen).hasSameSizeAs(asked);
  }

  private static void look(Path folder, Set<String> whole, Map<String, Long> parts)
      throws IOException {
    whole.clear();
    parts.clear();
    for (int i = 0; i < FILES; i++) {
      Path file = folder.resolve(path(i));
      Path part = Path.of(file + ".part");
      if (Files.exists(file)) {
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes(i));
        whole.add(path(i));
      } else if (Files.exists(part) && Files.size(part) > 0) {
        parts.put(path(i), Files.size(part));
      }
    }
  }

  private static void assertFolderIsWhole(Path folder) throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(Files::isRegularFile)
          .forEach(file -> names.add(folder.relativize(file).toString().replace('\\', '/')));
    }
    Set<String> wanted = new TreeSet<>(Set.of(DownloadManifest.NAME));
    for (int i = 0; i < FILES; i++) {
      wanted.add(path(i));
      assertThat(folder.resolve(path(i))).hasBinaryContent(bytes(i));
    }
    assertThat(names).isEqualTo(wanted);
  }
}
