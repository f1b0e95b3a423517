package org.patchbridge.archive;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbridge.archive.web.FileDigest;
import org.patchbridge.archive.web.PartFile;
import org.patchbridge.archive.web.RetryPolicy;
import org.patchbridge.archive.web.SafeAddress;
import org.patchbridge.archive.web.SkippedWaits;
import org.patchbridge.random.RandomStream;
import org.patchbridge.work.InputException;
import org.patchbridge.work.Progress;

/** Against a server of this machine that does all that servers do. */
class TableTransferTest {
  private static final int SIZE = 300_000;
  private static final RetryPolicy POLICY = new RetryPolicy(4, 20, ofSeconds(1), ofSeconds(120));

  @TempDir Path folder;
  private final byte[] content = bytes(1);
  private final SkippedWaits waits = new SkippedWaits();
  private UnrulyServer server;
  private Path target;

  @BeforeEach
  void startServer() throws IOException {
    server = new UnrulyServer(content);
    target = folder.resolve("group").resolve("table.csv");
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  private static byte[] bytes(long seed) {
    RandomStream random = RandomStream.of(seed);
    byte[] bytes = new byte[SIZE];
    for (int i = 0; i < SIZE; i++) {
      bytes[i] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  private PublicTable table() {
    String sha256 = HexFormat.of().formatHex(FileDigest.sha256().digest(content));
    return new PublicTable("table.csv", server.address(), SIZE, sha256, "none stated", "us");
  }

  private Path part() {
    return target.resolveSibling("table.csv.part");
  }

  private void fetch() throws InterruptedException {
    fetch(Duration.ofSeconds(20));
  }

  private void fetch(Duration silence) throws InterruptedException {
    HttpClient client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    new TableTransfer(client, POLICY, waits, silence)
        .fetch(table(), target, new KilobyteProgress(Progress.silent(), "table.csv", SIZE));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(target.getParent())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private void assertOnlyTheWholeFileIsThere() throws IOException {
    assertThat(names()).containsExactly("table.csv");
    assertThat(Files.readAllBytes(target)).isEqualTo(content);
  }

  @Test
  void aGoodServerIsAskedOnce() throws Exception {
    fetch();

    assertOnlyTheWholeFileIsThere();
    assertThat(server.asked()).containsExactly("whole");
    assertThat(waits.waited).isEmpty();
  }

  @Test
  void aCutConnectionIsGoneOnFromWhereItWasCut() throws Exception {
    server.then(server.cutAfter(100_000, part()));

    fetch();

    assertOnlyTheWholeFileIsThere();
    assertThat(server.asked()).containsExactly("whole", "bytes=100000-");
    assertThat(waits.waited).containsExactly(ofSeconds(1));
  }

  @Test
  void pausesDoubleWhileNothingComesAndStartAgainAfterProgress() throws Exception {
    server
        .then(UnrulyServer.status(503))
        .then(UnrulyServer.status(500))
        .then(UnrulyServer.status(502))
        .then(server.cutAfter(50_000, part()))
        .then(UnrulyServer.status(504));

    fetch();

    assertOnlyTheWholeFileIsThere();
    assertThat(waits.waited)
        .containsExactly(ofSeconds(1), ofSeconds(2), ofSeconds(4), ofSeconds(1), ofSeconds(2));
  }

  @Test
  void aServerIsLeftAloneAsLongAsItAsks() throws Exception {
    server
        .then(UnrulyServer.status(429, "Retry-After", "17"))
        .then(UnrulyServer.status(503, "Retry-After", "Thu, 1 Jan 2026 00:00:40 GMT"))
        .then(UnrulyServer.status(503, "Retry-After", "soon"));

    fetch();

    assertOnlyTheWholeFileIsThere();
    assertThat(waits.waited).containsExactly(ofSeconds(17), ofSeconds(40), ofSeconds(4));
  }

  @Test
  void aServerThatAsksForAnHourIsNotWaitedFor() {
    server.then(UnrulyServer.status(429, "Retry-After", "3600"));

    assertThatThrownBy(this::fetch)
        .isInstanceOf(FetchException.class)
        .hasMessageContaining("status 429 and asks to wait 3600 s")
        .hasMessageContaining("--from");
    assertThat(waits.waited).isEmpty();
  }

  @Test
  void aServerThatNeverAnswersWellIsGivenUp() throws Exception {
    for (int i = 0; i < 10; i++) {
      server.then(UnrulyServer.status(503));
    }

    assertThatThrownBy(this::fetch)
        .isInstanceOf(FetchException.class)
        .hasMessageContaining("status 503 (4 requests)");
    assertThat(server.asked()).hasSize(4);
    assertThat(names()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 410})
  void whatWillNotChangeIsNotAskedAgain(int status) {
    server.then(UnrulyServer.status(status));

    assertThatThrownBy(this::fetch)
        .isInstanceOf(FetchException.class)
        .hasMessageContaining("status " + status);
    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void anotherLengthIsRefusedBeforeAByteIsTaken() throws Exception {
    server.then(UnrulyServer.bytes(Arrays.copyOf(content, SIZE - 1)));

    assertThatThrownBy(this::fetch)
        .isInstanceOf(FetchException.class)
        .hasMessageContaining("299999 bytes, the catalogue states 300000");
    assertThat(names()).isEmpty();
  }

  @Test
  void otherBytesOfTheSameLengthGetNoName() throws Exception {
    server.then(UnrulyServer.bytes(bytes(2)));

    assertThatThrownBy(this::fetch)
        .isInstanceOf(FetchException.class)
        .hasMessageContaining("other bytes than the catalogue states: SHA-256 ");
    assertThat(names()).isEmpty();
  }

  @Test
  void anEndlessBodyIsCut() throws Exception {
    server.then(server.endless());

    assertThatThrownBy(this::fetch)
        .isInstanceOf(FetchException.class)
        .hasMessageContaining("sends more than the 300000 bytes");
    assertThat(names()).isEmpty();
  }

  @Test
  void aServerThatFallsSilentIsAskedAgain() throws Exception {
    server.then(server.silentAfter(100_000));

    fetch(ofMillis(1000));

    assertOnlyTheWholeFileIsThere();
    assertThat(server.asked()).containsExactly("whole", "bytes=100000-");
  }

  @Test
  void redirectsAreFollowed() throws Exception {
    server
        .then(UnrulyServer.status(302, "Location", "/elsewhere"))
        .then(UnrulyServer.status(301, "Location", server.address() + "?again"));

    fetch();

    assertOnlyTheWholeFileIsThere();
  }

  @Test
  void redirectsInACircleEnd() {
    for (int i = 0; i < 10; i++) {
      server.then(UnrulyServer.status(302, "Location", i % 2 == 0 ? "/a" : "/table.csv"));
    }

    assertThatThrownBy(this::fetch)
        .isInstanceOf(FetchException.class)
        .hasMessageContaining("redirected in a circle");
    assertThat(server.asked()).hasSize(2);
  }

  @Test
  void redirectsThatGoOnEnd() {
    for (int i = 0; i < 10; i++) {
      server.then(UnrulyServer.status(307, "Location", "/" + i));
    }

    assertThatThrownBy(this::fetch)
        .isInstanceOf(FetchException.class)
        .hasMessageContaining("too often");
    assertThat(server.asked()).hasSize(6);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://example.org/table.csv", "ftp://example.org/a", "file:///etc/passwd", ":"})
  void aRedirectToWhatIsNotSafeIsRefused(String elsewhere) {
    server.then(UnrulyServer.status(302, "Location", elsewhere));

    assertThatThrownBy(this::fetch).isInstanceOf(FetchException.class).hasMessageContaining("; ");
    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void noRedirectLeadsFromHttpsToHttpEvenOnThisMachine() {
    assertThat(
            SafeAddress.objectionTo(
                URI.create("http://127.0.0.1/a"), URI.create("https://example.org/a")))
        .hasValueSatisfying(fact -> assertThat(fact).contains("redirected from https"));
    assertThat(
            SafeAddress.objectionTo(
                URI.create("https://example.org/b"), URI.create("https://example.org/a")))
        .isEmpty();
  }

  @Test
  void anEarlierRunIsGoneOnFrom() throws Exception {
    server.then(server.cutAfter(120_000, part()));
    for (int i = 0; i < 4; i++) {
      server.then(UnrulyServer.status(503));
    }
    assertThatThrownBy(this::fetch).isInstanceOf(FetchException.class);
    assertThat(names()).containsExactly("table.csv.part", "table.csv.part.etag");

    fetch();

    assertOnlyTheWholeFileIsThere();
    assertThat(server.asked()).endsWith("bytes=120000-");
  }

  @Test
  void aVersionThatWasReplacedMeanwhileIsFetchedAsAWhole() throws Exception {
    Files.createDirectories(target.getParent());
    Files.write(part(), Arrays.copyOf(bytes(2), 1000));
    Files.writeString(
        target.resolveSibling("table.csv.part.etag"), "\"0\"", StandardCharsets.ISO_8859_1);

    fetch();

    assertOnlyTheWholeFileIsThere();
    assertThat(server.asked()).containsExactly("bytes=1000-");
  }

  @Test
  void bytesOfAnUnknownVersionThatDoNotFitAreFetchedAgain() throws Exception {
    Files.createDirectories(target.getParent());
    Files.write(part(), Arrays.copyOf(bytes(2), 1000));

    fetch();

    assertOnlyTheWholeFileIsThere();
    assertThat(server.asked()).containsExactly("bytes=1000-", "whole");
  }

  @Test
  void aServerWithoutRangesSendsAllAgain() throws Exception {
    server.then(server.cutAfter(100_000, part())).then(server.wholeAlways());

    fetch();

    assertOnlyTheWholeFileIsThere();
    assertThat(server.asked()).containsExactly("whole", "bytes=100000-");
  }

  @Test
  void aRangeThatWasNotAskedForIsRefused() throws Exception {
    server
        .then(server.cutAfter(100_000, part()))
        .then(
            exchange -> {
              exchange.getResponseHeaders().set("Content-Range", "bytes 5-299999/300000");
              exchange.sendResponseHeaders(206, -1);
            });

    assertThatThrownBy(this::fetch)
        .isInstanceOf(FetchException.class)
        .hasMessageContaining("the range 'bytes 5-299999/300000'");
    assertThat(names()).isEmpty();
  }

  @Test
  void aPartThatIsWholeAlreadyNeedsNoServer() throws Exception {
    Files.createDirectories(target.getParent());
    Files.write(part(), content);

    fetch();

    assertOnlyTheWholeFileIsThere();
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void aPartThatIsTooLongIsForgotten() throws Exception {
    Files.createDirectories(target.getParent());
    Files.write(part(), new byte[SIZE + 1]);

    fetch();

    assertOnlyTheWholeFileIsThere();
  }

  @Test
  void anInterruptEndsItAtOnceAndKeepsWhatHasCome() throws Exception {
    server.then(server.silentAfter(100_000));
    AtomicReference<Throwable> end = new AtomicReference<>();
    Thread fetching =
        new Thread(
            () -> {
              try {
                fetch();
              } catch (InterruptedException stopped) {
                end.set(stopped);
              }
            });
    fetching.start();
    Path part = part();
    while (!Files.exists(part) || Files.size(part) < 100_000) {
      Thread.sleep(5);
    }
    fetching.interrupt();
    fetching.join(10_000);

    assertThat(end.get()).isInstanceOf(InterruptedException.class);
    assertThat(Files.size(part)).isEqualTo(100_000);
    fetch();
    assertOnlyTheWholeFileIsThere();
  }

  @Test
  void aFileIsFetchedByOneAtATime() throws Exception {
    try (PartFile taken = PartFile.open(target)) {
      assertThat(taken.size()).isZero();
      assertThatThrownBy(this::fetch)
          .isInstanceOf(InputException.class)
          .hasMessageContaining("another program is fetching this file");
    }
  }
}
