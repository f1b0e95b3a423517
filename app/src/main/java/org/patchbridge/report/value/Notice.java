package org.patchbridge.report.value;

/** A remark that stands above the results, for example that the cells are simulated. */
public record Notice(Severity severity, String text) {

  /** How prominently a notice is shown. */
  public enum Severity {
    NOTE,
    WARNING
  }
}
