package org.patchbridge.nwb.write;

import java.time.Instant;
import java.util.List;
import org.patchbridge.recording.Subject;

/**
 * What a file says of the recording as a whole.
 *
 * @param identifier unique for the file, here and elsewhere
 * @param sessionId the recording session, as in the file's name
 * @param subjectDescription free text beside the subject
 * @param dataCollection how the data came about, in words
 * @param keywords of the file; {@link #SIMULATED} among them marks a simulated recording
 */
public record NwbSession(
    String identifier,
    String sessionId,
    String description,
    Instant start,
    Subject subject,
    String subjectDescription,
    String dataCollection,
    List<String> keywords) {
  /** Keyword by which a program knows that no cell was recorded. */
  public static final String SIMULATED = "simulated";

  public NwbSession {
    keywords = List.copyOf(keywords);
    if (identifier.isBlank() || sessionId.isBlank()) {
      throw new IllegalArgumentException("an NWB session needs an identifier and a session id");
    }
  }

  /** A session without keywords. */
  public NwbSession(
      String identifier,
      String sessionId,
      String description,
      Instant start,
      Subject subject,
      String subjectDescription,
      String dataCollection) {
    this(
        identifier,
        sessionId,
        description,
        start,
        subject,
        subjectDescription,
        dataCollection,
        List.of());
  }
}
