package org.patchbridge.parameters;

/** Stored parameters that no model of this program has written. */
public final class ParameterException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String part;

  /**
   * @param part path of the part that is wrong, for example {@code classifier/members/2/weights}
   * @param fact what is wrong with it
   */
  public ParameterException(String part, String fact) {
    super(part + ": " + fact);
    this.part = part;
  }

  public String part() {
    return part;
  }
}
