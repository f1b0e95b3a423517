package org.patchbridge.adaptation;

/** How a batch of cells of another rig is brought to the reference. */
public enum AdaptationMethod {
  /** Cells are taken as they are, in the units of the reference. */
  NONE,

  /**
   * Decides without labels between {@link #NONE} and {@link #MIXTURE}, and whether any call can be
   * made.
   */
  AUTO,

  /**
   * Mean and spread of every feature become those that the reference has with a stated mix of
   * classes, with its own mix where none is stated. Wrong where shares of classes differ from that
   * mix.
   */
  SCALE,

  /** Scale and shift of every feature are found together with the shares of the classes. */
  MIXTURE,

  /**
   * Every cell goes to the mean of the reference cells that entropic unbalanced optimal transport
   * sends it to. Takes other shares of classes for another rig; for comparison.
   */
  TRANSPORT;

  /** As options write it, for example {@code mixture}. */
  public String label() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
