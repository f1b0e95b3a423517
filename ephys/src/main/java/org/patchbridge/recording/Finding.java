package org.patchbridge.recording;

/**
 * Something a person should know about a file or a sweep of it.
 *
 * @param id stable name of the check, for example {@code stimulus-missing}
 * @param location place inside the file; empty where it is the whole file
 * @param message the fact with its value, and the remedy where there is one
 */
public record Finding(String id, Severity severity, String location, String message) {

  /** How much it matters. */
  public enum Severity {
    /** Worth knowing; everything is used. */
    INFO,
    /** Used, but doubtful. */
    WARNING,
    /** The sweep is left out. */
    SWEEP_SKIPPED
  }
}
