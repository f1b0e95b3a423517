package org.patchbridge.sequence;

/** The paper's models of one species. */
public enum SequenceVariant {
  /** The LSTM's output at the last family, a linear head. */
  BILSTM("bilstm"),
  /** Attention over the families. */
  ATTENTION("bilstm-attention"),
  /** The same, trained on classes filled up with synthetic cells. */
  ATTENTION_SMOTE("bilstm-attention+smote"),
  /** The same with a cosine head, angular margin and class-balanced focal loss. */
  ARCFACE_SMOTE("arcface+smote");

  private final String label;

  SequenceVariant(String label) {
    this.label = label;
  }

  /** As it stands in tables and on the command line. */
  public String label() {
    return label;
  }
}
