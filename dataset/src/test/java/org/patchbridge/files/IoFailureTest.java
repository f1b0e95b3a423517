package org.patchbridge.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import org.junit.jupiter.api.Test;

class IoFailureTest {
  @Test
  void fileSystemsFailuresAreFactsAndNotThePathAgain() {
    assertThat(IoFailure.inWords(new AccessDeniedException("/a/b"))).isEqualTo("permission denied");
    assertThat(IoFailure.inWords(new FileSystemLoopException("/a/b"))).contains("link");
    assertThat(IoFailure.inWords(new FileSystemException("/a", null, "File name too long")))
        .isEqualTo("File name too long");
    assertThat(IoFailure.inWords(new FileSystemException("/a"))).isEqualTo("FileSystemException");
  }

  @Test
  void serversFailuresAreNeverNull() {
    ConnectException unknownHost = new ConnectException();
    unknownHost.initCause(new UnresolvedAddressException());

    assertThat(IoFailure.inWords(unknownHost)).contains("no server of this name");
    assertThat(IoFailure.inWords(new ConnectException()))
        .isEqualTo("no server answers at this address");
    assertThat(IoFailure.inWords(new HttpConnectTimeoutException("x"))).contains("in time");
    assertThat(IoFailure.inWords(new IOException())).isEqualTo("IOException");
    assertThat(IoFailure.inWords(new IOException("status 404"))).isEqualTo("status 404");
  }
}
