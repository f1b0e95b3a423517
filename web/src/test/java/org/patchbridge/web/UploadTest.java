package org.patchbridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbridge.web.bench.Uploads;

/** What is sent lands in a private folder, bounded, under the server's own names. */
class UploadTest {
  private static final long MOST_OF_FILE = 1 << 20;
  private static final long MOST_OF_ALL = 3 << 20;

  @TempDir static Path cache;
  private static OpenWindow window;

  @BeforeAll
  static void open() throws Exception {
    window = OpenWindow.of(cache, Optional.empty(), new Uploads.Limits(MOST_OF_FILE, MOST_OF_ALL));
  }

  @AfterAll
  static void closeAndLeaveNothing() throws IOException {
    window.close();
    try (Stream<Path> left = Files.list(cache.resolve("windows"))) {
      assertThat(left).isEmpty();
    }
  }

  @AfterEach
  void clear() throws Exception {
    window.send(window.request("/api/files").DELETE().build());
    assertThat(sent()).isEmpty();
  }

  private static List<Path> sent() throws IOException {
    try (Stream<Path> all = Files.walk(cache)) {
      return all.filter(path -> Files.isRegularFile(path) && !path.endsWith("lock")).toList();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../../../tmp/evil.csv",
        "/etc/cron.d/evil.csv",
        "..\\..\\evil.csv",
        "a\0b.csv",
        "<img src=x onerror=alert(1)>.csv",
        "=cmd|'/c calc'!A0.csv",
        "CON.csv",
        ".csv",
        "ä/ö.csv"
      })
  void theSentNameIsForPeopleOnly(String name) throws Exception {
    assertThat(window.upload(name, "cell\n".getBytes(StandardCharsets.UTF_8)).statusCode())
        .isEqualTo(201);
    assertThat(sent()).hasSize(1);
    assertThat(sent().get(0).getFileName().toString()).matches("\\d{6}\\.csv");
    assertThat(sent().get(0).getParent().getParent()).isEqualTo(cache.resolve("windows"));
    JsonNode row = window.json("/api/calls").get("rows").get(0);
    assertThat(row.get("name").asText()).isEqualTo(name.replace('\0', ' '));
  }

  @Test
  void theFolderIsTheUsersAlone() throws Exception {
    window.upload("a.csv", new byte[] {1});
    Path room = sent().get(0).getParent();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(room)))
        .isEqualTo("rwx------");
  }

  @Test
  void anAnnouncedLengthThatIsTooLargeIsRefusedBeforeAByteIsRead() throws Exception {
    String answer =
        window.raw(
            "POST /api/files?name=large.nwb HTTP/1.1\r\nHost: 127.0.0.1:"
                + window.server().port()
                + "\r\nCookie: "
                + window.cookie()
                + "\r\nOrigin: "
                + window.origin()
                + "\r\nContent-Type: application/octet-stream\r\nContent-Length: 10737418240\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 413").contains("larger than 1 MB");
    assertThat(sent()).isEmpty();
  }

  @Test
  void whatTurnsOutTooLargeIsCutOffEarly() throws Exception {
    AtomicLong read = new AtomicLong();
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            read.incrementAndGet();
            return 0;
          }

          @Override
          public int read(byte[] buffer, int from, int length) {
            Arrays.fill(buffer, from, from + length, (byte) 0);
            if (read.addAndGet(length) > 200 * MOST_OF_FILE) {
              return -1;
            }
            return length;
          }
        };
    try {
      assertThat(
              window
                  .upload("endless.nwb", BodyPublishers.ofInputStream(() -> endless))
                  .statusCode())
          .isEqualTo(413);
    } catch (IOException connectionWasCut) {
      assertThat(connectionWasCut).isNotNull();
    }
    assertThat(read.get()).isLessThan(40 * MOST_OF_FILE);
    assertThat(sent()).isEmpty();
  }

  @Test
  void whatCannotBeStoredIsToldAndTheNextIsTaken() throws Exception {
    Path room;
    try (Stream<Path> rooms = Files.list(cache.resolve("windows"))) {
      room = rooms.findFirst().orElseThrow();
    }
    Path away = Files.move(room, cache.resolve("away"));
    var lost = window.upload("lost.csv", new byte[] {1});
    Files.move(away, room);

    assertThat(lost.statusCode()).isEqualTo(507);
    assertThat(lost.body()).contains("cannot be stored", "patchbridge open FILE");
    assertThat(window.json("/api/calls").get("rows")).isEmpty();
    assertThat(window.upload("kept.csv", new byte[] {1}).statusCode()).isEqualTo(201);
  }

  @Test
  void allFilesTogetherAreBounded() throws Exception {
    byte[] most = new byte[(int) MOST_OF_FILE];
    for (int number = 0; number < 3; number++) {
      assertThat(window.upload(number + ".csv", most).statusCode()).isEqualTo(201);
    }
    assertThat(window.upload("more.csv", new byte[10]).statusCode()).isEqualTo(413);
  }

  @Test
  void whatIsNeitherRecordingNorTableIsNotTaken() throws Exception {
    for (String name : List.of("notes.txt", "page.html", "", "archive.zip", "nwb")) {
      assertThat(window.upload(name, new byte[1]).statusCode()).as(name).isEqualTo(415);
    }
    assertThat(sent()).isEmpty();
  }

  @Test
  void aDamagedRecordingIsRefusedUnderItsOwnNameWithAPlaceAndARemedy() throws Exception {
    byte[] damaged = new byte[5_000];
    byte[] signature = {(byte) 0x89, 'H', 'D', 'F', 13, 10, 26, 10};
    System.arraycopy(signature, 0, damaged, 0, signature.length);
    window.upload("day3/damaged.nwb", damaged);
    window.upload("short.abf", "ABF2".getBytes(StandardCharsets.UTF_8));
    JsonNode rows = window.rowsWhenCalled(2);
    for (JsonNode row : rows) {
      assertThat(row.get("stage").asText()).isEqualTo("refused");
      assertThat(row.get("message").asText())
          .startsWith(row.get("name").asText())
          .doesNotContain(cache.toString())
          .doesNotContain("Exception");
    }
  }
}
