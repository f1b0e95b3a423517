package org.patchbridge.nwb.write;

import java.time.Instant;
import org.patchbridge.recording.Subject;

/**
 * What a file says of the recording as a whole.
 *
 * @param identifier unique for the file, here and elsewhere
 * @param sessionId the recording session, as in the file's name
 * @param subjectDescription free text beside the subject
 * @param dataCollection how the data came about; say here where it was simulated
 */
public record NwbSession(
    String identifier,
    String sessionId,
    String description,
    Instant start,
    Subject subject,
    String subjectDescription,
    String dataCollection) {

  public NwbSession {
    if (identifier.isBlank() || sessionId.isBlank()) {
      throw new IllegalArgumentException("an NWB session needs an identifier and a session id");
    }
  }
}
