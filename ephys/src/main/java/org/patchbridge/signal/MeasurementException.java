package org.patchbridge.signal;

/**
 * A measure cannot be taken from a trace. The message is one short phrase without file names or
 * values, so that equal causes read equal over many cells.
 */
public class MeasurementException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public MeasurementException(String reason) {
    super(reason);
  }

  /** The phrase a user sees. */
  public String reason() {
    return getMessage();
  }
}
