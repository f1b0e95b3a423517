package org.patchbridge.transfer;

/** What is known of the mouse when human cells are classified. */
public enum TransferCondition {
  /** Nothing: human training cells only. */
  CONTROL("human only", false),
  /**
   * The mouse network as it is; no human label is used. Human features are scaled by their own;
   * with a stated mix of subclasses, mouse features are scaled to that mix, and so is the prior.
   */
  DIRECT("direct", true),
  /** The same with logistic regression in place of the network. */
  DIRECT_LOGISTIC("direct, logistic regression", true),
  /** The mouse model's encoder, then fine-tuning on human cells. */
  ENCODER("encoder transfer", false),
  /** One encoder trained on both species with a head each, then fine-tuning on human cells. */
  JOINT("joint, then fine-tuned", false);

  /**
   * Name of a condition of earlier versions, which moved a direct model to shares of classes that
   * were estimated from unlabelled cells. Studies may still hold its results.
   */
  public static final String WITHDRAWN = "direct, prior corrected";

  private final String label;
  private final boolean direct;

  TransferCondition(String label, boolean direct) {
    this.label = label;
    this.direct = direct;
  }

  /** As it stands in tables. */
  public String label() {
    return label;
  }

  /** Whether no human label is used, so that a stated mix of subclasses changes something. */
  public boolean isDirect() {
    return direct;
  }
}
