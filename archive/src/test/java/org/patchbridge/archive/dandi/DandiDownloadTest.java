package org.patchbridge.archive.dandi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.archive.dandi.AssetOutcome.Way;
import org.patchbridge.archive.dandi.FolderCheck.State;
import org.patchbridge.archive.web.SkippedWaits;
import org.patchbridge.random.RandomStream;
import org.patchbridge.work.InputException;

/** Against an archive of this machine that does all that users of dandi-cli have met. */
class DandiDownloadTest {
  private static final int SIZE = 300_000;

  @TempDir Path root;
  private final SkippedWaits waits = new SkippedWaits();
  private FakeArchive fake;
  private Path folder;

  @BeforeEach
  void startArchive() throws IOException {
    fake = new FakeArchive();
    folder = root.resolve("mouse");
  }

  @AfterEach
  void stopArchive() {
    fake.close();
  }

  private static byte[] bytes(long seed) {
    RandomStream random = RandomStream.of(seed);
    byte[] bytes = new byte[SIZE];
    for (int i = 0; i < SIZE; i++) {
      bytes[i] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  private DandiDownload download() {
    return DandiDownload.into(folder, PatientClient.of(fake, waits)).withJobs(1);
  }

  private AssetList list() throws InterruptedException {
    return PatientClient.of(fake, waits).list(DandiIdentifier.parse("DANDI:000020", fake.api()));
  }

  private DandiDownload.Result fetch() throws InterruptedException {
    return download().fetch(list(), TransferProgress.silent());
  }

  private Map<String, byte[]> content() throws IOException {
    Map<String, byte[]> content = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        content.put(
            folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
      }
    }
    content.remove(DownloadManifest.NAME);
    return content;
  }

  private Path one() {
    return folder.resolve("sub-1/sub-1_icephys.nwb");
  }

  private void assertOneIsWhole(byte[] wanted) throws IOException {
    assertThat(content()).containsOnlyKeys("sub-1/sub-1_icephys.nwb");
    assertThat(Files.readAllBytes(one())).isEqualTo(wanted);
  }

  private FakeArchive.Stored addOne() {
    return fake.add("sub-1/sub-1_icephys.nwb", bytes(1));
  }

  private void leavePart(byte[] bytes, String tag) throws IOException {
    Files.createDirectories(one().getParent());
    Files.write(Path.of(one() + ".part"), bytes);
    Files.writeString(Path.of(one() + ".part.etag"), tag, StandardCharsets.ISO_8859_1);
  }

  @Test
  void filesComeUnderTheirPathsSeveralAtATime() throws Exception {
    for (int i = 0; i < 20; i++) {
      fake.add(String.format(Locale.ROOT, "sub-%02d/x_icephys.nwb", i), bytes(i));
    }
    fake.add("empty.txt", new byte[0]);
    DandiDownload.Result result = download().withJobs(4).fetch(list(), TransferProgress.silent());
    assertThat(result.count(Way.FETCHED)).isEqualTo(21);
    assertThat(content()).hasSize(21);
    assertThat(content().get("sub-07/x_icephys.nwb")).isEqualTo(bytes(7));
    assertThat(FolderCheck.of(folder, 2, TransferProgress.silent()))
        .hasSize(21)
        .allMatch(file -> file.state() == State.WHOLE);
  }

  /** dandi-cli issue 819: a second run reported errors. */
  @Test
  void aSecondRunFindsAllThereAndAsksForNoByte() throws Exception {
    addOne();
    fetch();
    fake.forget();
    DandiDownload.Result again = fetch();
    assertThat(again.count(Way.PRESENT)).isEqualTo(1);
    assertThat(fake.askedOfStore()).isEmpty();
  }

  /** dandi-cli issue 1500: a connection that ended early passed for the end of the file. */
  @Test
  void aConnectionThatIsCutIsGoneOnFrom() throws Exception {
    byte[] wanted = bytes(1);
    addOne();
    fake.nextOfStore.add(fake.cutAfter(100_000));
    fake.nextOfStore.add(fake.cutAfter(50_000));
    assertThat(fetch().count(Way.FETCHED)).isEqualTo(1);
    assertOneIsWhole(wanted);
    List<FakeArchive.Asked> asked = fake.askedOfStore();
    assertThat(asked).hasSize(3);
    assertThat(asked.get(1).from()).isPositive().isLessThanOrEqualTo(100_000);
    assertThat(asked.get(2).from()).isGreaterThanOrEqualTo(asked.get(1).from());
  }

  /** dandi-cli issue 1528: a file that was gone on from was not checked. */
  @Test
  void aDamagedPartIsNoticedAndFetchedAnewBeforeItGetsItsName() throws Exception {
    byte[] wanted = bytes(1);
    FakeArchive.Stored stored = addOne();
    byte[] damaged = Arrays.copyOf(wanted, 200_000);
    damaged[1234]++;
    leavePart(damaged, stored.etag + " " + stored.tag);
    assertThat(fetch().count(Way.FETCHED)).isEqualTo(1);
    assertOneIsWhole(wanted);
    assertThat(fake.askedOfStore())
        .extracting(FakeArchive.Asked::from)
        .containsExactly(200_000L, -1L);
  }

  @Test
  void aPartOfTheSameDigestIsGoneOnFromAndOneOfAnotherIsNot() throws Exception {
    byte[] wanted = bytes(1);
    FakeArchive.Stored stored = addOne();
    leavePart(Arrays.copyOf(wanted, 200_000), stored.etag + " " + stored.tag);
    fetch();
    assertOneIsWhole(wanted);
    Files.delete(one());
    leavePart(Arrays.copyOf(wanted, 200_000), "0123456789abcdef0123456789abcdef-1 \"x\"");
    fetch();
    assertOneIsWhole(wanted);
    assertThat(fake.askedOfStore())
        .extracting(FakeArchive.Asked::from)
        .containsExactly(200_000L, -1L);
  }

  @Test
  void bytesOfAnotherDigestNeverGetTheName() throws Exception {
    FakeArchive.Stored stored = addOne();
    String etag = stored.etag;
    stored.state("0123456789abcdef0123456789abcdef-1", null);
    DandiDownload.Result result = fetch();
    assertThat(result.count(Way.FAILED)).isEqualTo(1);
    assertThat(result.files().get(0).reason().orElseThrow())
        .contains("not those that the archive states");
    assertThat(content()).isEmpty();
    stored.state(etag, "0".repeat(64));
    assertThat(fetch().count(Way.FAILED)).isEqualTo(1);
    assertThat(content()).isEmpty();
    stored.state(etag, null);
    assertThat(fetch().count(Way.FETCHED)).isEqualTo(1);
  }

  @Test
  void aFileThatIsReplacedWhileItComesIsNotMixed() throws Exception {
    FakeArchive.Stored stored = addOne();
    fake.nextOfStore.add(
        exchange -> {
          fake.cutAfter(100_000).handle(exchange);
          stored.replaceBy(bytes(2));
        });
    DandiDownload.Result result = fetch();
    assertThat(result.count(Way.FAILED)).isEqualTo(1);
    assertThat(content()).isEmpty();
  }

  /** dandi-cli issue 1556: it gave up on a status of 5xx. */
  @Test
  void statusesOfTroubleAreWaitedOutAndTheServersPauseIsKept() throws Exception {
    byte[] wanted = bytes(1);
    addOne();
    AssetList list = list();
    for (int status : new int[] {500, 502, 503, 504}) {
      fake.nextOfApi.add(FakeArchive.status(status));
      fake.nextOfStore.add(FakeArchive.status(status));
    }
    fake.nextOfStore.add(FakeArchive.status(429, "Retry-After", "9"));
    download().fetch(list, TransferProgress.silent());
    assertOneIsWhole(wanted);
    assertThat(waits.waited).contains(Duration.ofSeconds(9), Duration.ofSeconds(8));
  }

  @Test
  void anAddressThatExpiresIsAskedForAnew() throws Exception {
    byte[] wanted = bytes(1);
    addOne();
    fake.nextOfStore.add(
        exchange -> {
          fake.cutAfter(100_000).handle(exchange);
          fake.expireAll();
        });
    fake.nextOfStore.add(FakeArchive.status(403));
    fetch();
    assertOneIsWhole(wanted);
    assertThat(fake.asked().stream().filter(one -> one.path().endsWith("/download/"))).hasSize(3);
  }

  @Test
  void aSilentServerIsLeftAndGoneOnFrom() throws Exception {
    byte[] wanted = bytes(1);
    addOne();
    AssetList list = list();
    fake.nextOfStore.add(
        exchange -> {
          fake.cutAfter(100_000).handle(exchange);
          try {
            Thread.sleep(5_000);
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
        });
    DandiArchive hasty = PatientClient.of(fake, waits, Duration.ofMillis(400));
    DandiDownload.into(folder, hasty).fetch(list, TransferProgress.silent());
    assertOneIsWhole(wanted);
  }

  @Test
  void hostilePathsStayInTheFolder() throws Exception {
    for (String path :
        List.of("../out.nwb", "/abs.nwb", "a\\..\\b.nwb", "a\nb.nwb", "nul", "x.nwb.part")) {
      fake.add(path, bytes(1));
    }
    assertThat(fetch().count(Way.FETCHED)).isEqualTo(6);
    assertThat(content()).hasSize(6);
    try (Stream<Path> besides = Files.list(root)) {
      assertThat(besides).containsExactly(folder);
    }
    assertThat(FolderCheck.of(folder, 1, TransferProgress.silent()))
        .allMatch(file -> file.state() == State.WHOLE);
  }

  @Test
  void filesThatWouldLieInOnePlaceAreToldApart() throws Exception {
    fake.add("sub-1/A.nwb", bytes(1));
    fake.add("sub-1/a.nwb", bytes(2));
    fake.add("sub-2", bytes(3));
    fake.add("sub-2/x.nwb", bytes(4));
    DandiDownload.Result result = fetch();
    assertThat(content()).containsOnlyKeys("sub-1/A.nwb", "sub-2/x.nwb");
    assertThat(result.unusable())
        .extracting(AssetList.UnusableAsset::path)
        .containsExactly("sub-1/a.nwb", "sub-2");
  }

  @Test
  void aFileOfOtherBytesIsLeftReplacedOrStopsAllAsAsked() throws Exception {
    byte[] wanted = bytes(1);
    addOne();
    Files.createDirectories(one().getParent());
    Files.write(one(), bytes(2));
    assertThat(fetch().count(Way.OTHER_BYTES)).isEqualTo(1);
    assertOneIsWhole(bytes(2));
    assertThatThrownBy(
            () -> download().onExisting(OnExisting.ERROR).fetch(list(), TransferProgress.silent()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("is there already; nothing was fetched");
    fake.forget();
    DandiDownload refresh = download().onExisting(OnExisting.REFRESH);
    assertThat(refresh.fetch(list(), TransferProgress.silent()).count(Way.FETCHED)).isEqualTo(1);
    assertOneIsWhole(wanted);
    assertThat(refresh.fetch(list(), TransferProgress.silent()).count(Way.PRESENT)).isEqualTo(1);
    assertThat(fake.askedOfStore()).hasSize(1);
    DandiDownload overwrite = download().onExisting(OnExisting.OVERWRITE);
    assertThat(overwrite.fetch(list(), TransferProgress.silent()).count(Way.FETCHED)).isEqualTo(1);
    assertThat(fake.askedOfStore()).hasSize(2);
  }

  /** A copy has another time; it is read and found whole. */
  @Test
  void aFileThatWasCopiedHereIsKnownByItsBytes() throws Exception {
    addOne();
    Files.createDirectories(one().getParent());
    Files.write(one(), bytes(1));
    assertThat(fetch().count(Way.PRESENT)).isEqualTo(1);
    assertThat(fake.askedOfStore()).isEmpty();
  }

  @Test
  void aDiskThatIsTooSmallIsToldBeforeTheFirstByte() throws Exception {
    addOne();
    assertThatThrownBy(
            () ->
                download().withFreeBytes(any -> SIZE - 1).fetch(list(), TransferProgress.silent()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("0.0 GB are free; nothing was fetched");
    assertThat(fake.askedOfStore()).isEmpty();
    assertThat(folder).doesNotExist();
    assertThat(
            download()
                .withFreeBytes(any -> SIZE)
                .fetch(list(), TransferProgress.silent())
                .count(Way.FETCHED))
        .isEqualTo(1);
  }

  @Test
  void oneFileThatFailsStopsNoOtherAndADeadNetworkIsGivenUp() throws Exception {
    for (int i = 0; i < 20; i++) {
      fake.add(String.format(Locale.ROOT, "sub-%02d.nwb", i), bytes(i));
    }
    AssetList list = list();
    fake.nextOfStore.add(FakeArchive.status(410));
    DandiDownload.Result result = download().fetch(list, TransferProgress.silent());
    assertThat(result.count(Way.FAILED)).isEqualTo(1);
    assertThat(result.count(Way.FETCHED)).isEqualTo(19);
    folder = root.resolve("other");
    for (int i = 0; i < 5; i++) {
      fake.nextOfStore.add(FakeArchive.status(410));
    }
    result = download().fetch(list, TransferProgress.silent());
    assertThat(result.count(Way.FAILED)).isEqualTo(5);
    assertThat(result.count(Way.NOT_TRIED)).isEqualTo(15);
  }

  @Test
  void theManifestFetchesTheSameSetAgainWhateverIsListedToday() throws Exception {
    fake.add("sub-1/a.nwb", bytes(1));
    fake.add("sub-1/..\\b.nwb", bytes(2));
    fetch();
    Map<String, byte[]> first = content();
    DownloadManifest manifest = DownloadManifest.read(folder);
    fake.add("sub-1/later.nwb", bytes(3));
    folder = root.resolve("again");
    download().fetchAgain(manifest, TransferProgress.silent());
    assertThat(content()).containsExactlyEntriesOf(first);
    assertThat(DownloadManifest.read(folder)).isEqualTo(manifest);
  }

  @Test
  void aSecondChoiceAddsToTheManifest() throws Exception {
    fake.add("sub-1/a.nwb", bytes(1));
    fake.add("sub-2/b.nwb", bytes(2));
    for (String subject : List.of("1", "2")) {
      AssetFilter filter = new AssetFilter(List.of(), Set.of(subject), Set.of(), Set.of(), 0);
      download().fetch(filter.of(list()), TransferProgress.silent());
    }
    assertThat(DownloadManifest.read(folder).entries())
        .extracting(DownloadManifest.Entry::file)
        .containsExactly("sub-1/a.nwb", "sub-2/b.nwb");
  }

  @Test
  void aCheckReadsEveryByte() throws Exception {
    for (String path : List.of("damaged.nwb", "missing.nwb", "part.nwb", "whole.nwb")) {
      fake.add(path, bytes(1));
    }
    fetch();
    byte[] damaged = bytes(1);
    damaged[7]++;
    Path file = folder.resolve("damaged.nwb");
    Instant time = Files.getLastModifiedTime(file).toInstant();
    Files.write(file, damaged);
    Files.setLastModifiedTime(file, FileTime.from(time));
    Files.delete(folder.resolve("missing.nwb"));
    Files.move(folder.resolve("part.nwb"), folder.resolve("part.nwb.part"));
    assertThat(FolderCheck.of(folder, 2, TransferProgress.silent()))
        .extracting(FolderCheck.Checked::state)
        .containsExactly(State.DAMAGED, State.MISSING, State.UNFINISHED, State.WHOLE);
  }

  @Test
  void aBrokenManifestIsRefusedWithTheReason() throws IOException {
    Path file = root.resolve("manifest.json");
    for (String text :
        List.of(
            "",
            "[]",
            "{\"format\": 2}",
            "{\"format\": 1}",
            "{\"format\": 1, \"files\": [{\"path\": \"x\"}]}")) {
      Files.writeString(file, text);
      assertThatThrownBy(() -> DownloadManifest.read(file))
          .as(text)
          .isInstanceOf(InputException.class)
          .hasMessageContaining("this is no manifest");
    }
    assertThatThrownBy(() -> DownloadManifest.read(root)).hasMessageContaining("no manifest here");
  }
}
