package org.patchbridge.transfer;

/** What is known of the mouse when human cells are classified. */
public enum TransferCondition {
  /** Nothing: human training cells only. */
  CONTROL("human only"),
  /** The mouse model as it is; no human label is used, human features are scaled by their own. */
  DIRECT("direct"),
  /**
   * The same, moved to the class frequencies that explain the unlabelled human training cells best
   * (Saerens et al. 2002).
   */
  DIRECT_PRIOR_CORRECTED("direct, prior corrected"),
  /** The mouse model's encoder, then fine-tuning on human cells. */
  ENCODER("encoder transfer"),
  /** One encoder trained on both species with a head each, then fine-tuning on human cells. */
  JOINT("joint, then fine-tuned");

  private final String label;

  TransferCondition(String label) {
    this.label = label;
  }

  /** As it stands in tables. */
  public String label() {
    return label;
  }
}
