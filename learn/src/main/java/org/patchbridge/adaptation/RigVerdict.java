package org.patchbridge.adaptation;

/** What the promise of a model is worth for a batch of another rig. */
public enum RigVerdict {
  /** Nothing in the batch speaks against the promised share of right calls. */
  AS_PROMISED("as promised"),

  /** Calls are made, fewer where need be; the reasons say what to keep in mind. */
  WITH_CAUTION("with caution"),

  /** The promise cannot be kept; no call is made. */
  NOT("not");

  private final String label;

  RigVerdict(String label) {
    this.label = label;
  }

  /** In words. */
  public String label() {
    return label;
  }
}
