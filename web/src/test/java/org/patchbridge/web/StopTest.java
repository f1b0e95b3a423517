package org.patchbridge.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.work.InputException;

/** It ends when asked, and nothing of it is left; it does not begin where it cannot. */
class StopTest {
  @TempDir Path cache;

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void thePageEndsTheServer() throws Exception {
    OpenWindow window = OpenWindow.of(cache, Optional.empty());
    window.upload("table.csv", new byte[] {1});
    assertThat(window.tell("POST", "/api/stop", "").statusCode()).isEqualTo(202);
    window.server().await();
    int port = window.server().port();
    window.close();
    window.close();
    assertThat(rooms()).isZero();
    assertThatThrownBy(() -> new Socket("127.0.0.1", port).close())
        .isInstanceOf(ConnectException.class);
  }

  @Test
  void whatAKilledServerLeftIsRemovedByTheNextAndWhatIsInUseIsNot() throws Exception {
    Path left = Files.createDirectories(cache.resolve("windows/window-left"));
    Files.createFile(left.resolve("lock"));
    Files.write(left.resolve("000001.nwb"), new byte[10]);
    try (OpenWindow first = OpenWindow.of(cache, Optional.empty())) {
      assertThat(left).doesNotExist();
      try (OpenWindow second = OpenWindow.of(cache, Optional.empty())) {
        assertThat(rooms()).isEqualTo(2);
        assertThat(first.get("/api/state").statusCode()).isEqualTo(200);
        assertThat(second.get("/api/state").statusCode()).isEqualTo(200);
      }
    }
    assertThat(rooms()).isZero();
  }

  @Test
  void aNameThatLeadsToNothingEndsItBeforeItBegins() throws Exception {
    Path empty = Files.createDirectories(cache.resolve("empty"));
    for (String name : new String[] {cache + "/missing.nwb", empty + ""}) {
      assertThatThrownBy(() -> OpenWindow.of(cache, Optional.empty(), name))
          .isInstanceOf(InputException.class)
          .hasMessageStartingWith(name);
    }
    assertThat(rooms()).isZero();
  }

  private long rooms() throws IOException {
    try (Stream<Path> all = Files.list(cache.resolve("windows"))) {
      return all.count();
    }
  }
}
