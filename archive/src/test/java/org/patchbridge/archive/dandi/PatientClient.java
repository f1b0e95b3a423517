package org.patchbridge.archive.dandi;

import java.net.http.HttpClient;
import java.time.Duration;
import org.patchbridge.archive.server.ArchiveServer;
import org.patchbridge.archive.web.RetryPolicy;
import org.patchbridge.archive.web.Waiting;

/** Asks a fake archive as the program asks the real one, but for the time that it waits. */
final class PatientClient {
  private PatientClient() {}

  static DandiArchive of(FakeArchive fake, Waiting waiting) {
    return of(fake, waiting, Duration.ofSeconds(20));
  }

  static DandiArchive of(FakeArchive fake, Waiting waiting, Duration silence) {
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    RetryPolicy policy = new RetryPolicy(12, 200, Duration.ofSeconds(1), Duration.ofMinutes(2));
    return new DandiArchive(fake.api(), new ArchiveServer(client, policy, waiting, silence));
  }
}
