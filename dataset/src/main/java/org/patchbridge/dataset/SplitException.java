package org.patchbridge.dataset;

/** A cohort cannot be split as asked. Tells the fact and what to do about it. */
public final class SplitException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String fact;
  private final String remedy;

  public SplitException(String fact, String remedy) {
    super(fact + "; " + remedy);
    this.fact = fact;
    this.remedy = remedy;
  }

  public String fact() {
    return fact;
  }

  public String remedy() {
    return remedy;
  }
}
