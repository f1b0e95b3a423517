package org.patchbridge.archive.server;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import org.patchbridge.archive.FetchException;
import org.patchbridge.archive.server.ArchiveServer.Setback;
import org.patchbridge.archive.web.TimedReads;
import org.patchbridge.archive.web.WebAnswer;
import org.patchbridge.archive.web.WebQuestion;

/** Asks the API for JSON, with a limit to what is taken into memory. */
public final class JsonAnswers {
  private static final int BUFFER = 1 << 15;
  private static final int NOT_FOUND = 404;

  /** A page of 1,000 files with all their metadata has some 5 MB. */
  public static final int MOST_BYTES = 32 << 20;

  private static final JsonMapper MAPPER = new JsonMapper();

  private final ArchiveServer server;

  public JsonAnswers(ArchiveServer server) {
    this.server = server;
  }

  /**
   * @return empty where the server says that there is no such thing
   * @throws FetchException where no such answer can be had
   */
  public Optional<JsonNode> get(URI address) throws InterruptedException {
    Attempts attempts = server.attempts(address.toString());
    while (true) {
      Setback setback;
      try (WebAnswer answer = server.find(address, WebQuestion.Wanted.all()).answer()) {
        if (answer.status() == WebAnswer.WHOLE) {
          return Optional.of(MAPPER.readTree(bounded(attempts, answer)));
        }
        if (answer.status() == NOT_FOUND) {
          return Optional.empty();
        }
        setback = unusual(attempts, answer);
      } catch (JacksonException broken) {
        setback = Setback.of("the answer is no JSON");
      } catch (IOException failure) {
        setback = attempts.broken(failure);
      }
      attempts.failed(setback, false);
    }
  }

  private Setback unusual(Attempts attempts, WebAnswer answer) {
    if (answer.isTemporary()) {
      return server.later(answer);
    }
    boolean forbidden = answer.status() == 401 || answer.status() == 403;
    throw attempts.refusal(
        "the server answers with status " + answer.status(),
        forbidden
            ? "what is embargoed cannot be read: only open data are"
            : "check the identifier, and the address of the archive");
  }

  private byte[] bounded(Attempts attempts, WebAnswer answer)
      throws IOException, InterruptedException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] buffer = new byte[BUFFER];
    InputStream in = answer.response().body();
    try (TimedReads reads = server.reads()) {
      for (int read = reads.read(in, buffer, BUFFER);
          read >= 0;
          read = reads.read(in, buffer, BUFFER)) {
        if (all.size() + read > MOST_BYTES) {
          throw attempts.refusal(
              "the answer has more than " + MOST_BYTES + " bytes", "no list of the archive has");
        }
        all.write(buffer, 0, read);
      }
    }
    return all.toByteArray();
  }
}
