package org.patchbridge.explain;

/** What the intervals of a class's effect in two species say together. */
public enum Verdict {
  /** Both leave out 0, on the same side. */
  CONSERVED("conserved"),
  /** Both leave out 0, on different sides. */
  OPPOSED("opposed"),
  /** Mouse leaves out 0, human does not, and their difference leaves out 0. */
  MOUSE_SPECIFIC("mouse-specific"),
  /** Human leaves out 0, mouse does not, and their difference leaves out 0. */
  HUMAN_SPECIFIC("human-specific"),
  /**
   * One species leaves out 0, but the difference does not: the other may have the effect too, and
   * too few cells to show it.
   */
  UNDECIDED("one species only, difference not shown"),
  /** Neither leaves out 0. */
  NEITHER("no effect shown");

  private final String label;

  Verdict(String label) {
    this.label = label;
  }

  /** As it stands in tables. */
  public String label() {
    return label;
  }

  static Verdict of(Effect mouse, Effect human, Effect difference) {
    if (mouse.leavesOutZero() && human.leavesOutZero()) {
      return mouse.value() > 0 == human.value() > 0 ? CONSERVED : OPPOSED;
    }
    if (!mouse.leavesOutZero() && !human.leavesOutZero()) {
      return NEITHER;
    }
    if (!difference.leavesOutZero()) {
      return UNDECIDED;
    }
    return mouse.leavesOutZero() ? MOUSE_SPECIFIC : HUMAN_SPECIFIC;
  }
}
