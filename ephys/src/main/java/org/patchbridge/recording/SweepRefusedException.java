package org.patchbridge.recording;

/** One sweep cannot be used; the recording's others can. */
public final class SweepRefusedException extends RecordingException {
  private static final long serialVersionUID = 1L;

  private final transient Finding finding;

  /**
   * @param source file or address of the recording
   * @param finding what to report for the sweep
   */
  public SweepRefusedException(String source, Finding finding) {
    super(source, finding.location(), finding.message(), "");
    this.finding = finding;
  }

  /** Why it is left out, with the name of the check. */
  public Finding finding() {
    return finding;
  }
}
