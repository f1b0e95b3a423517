package org.patchbridge.cli.machine;

import java.util.Optional;

/**
 * What was found of one thing that the program uses.
 *
 * @param name of the thing, for people
 * @param isThere whether it can be used
 * @param isNeeded whether nothing works without it: features from recordings, studies, calls
 * @param fact what was found; of what is missing also what it is for
 * @param how to get what is missing; empty where nothing is
 */
record MachineCheck(
    String name, boolean isThere, boolean isNeeded, String fact, Optional<String> how) {

  static MachineCheck ok(String name, String fact) {
    return new MachineCheck(name, true, false, fact, Optional.empty());
  }

  /** Something works without it. */
  static MachineCheck missing(String name, String fact, String how) {
    return new MachineCheck(name, false, false, fact, Optional.of(how));
  }

  /** The same, of what nothing works without. */
  MachineCheck needed() {
    return new MachineCheck(name, isThere, true, fact, how);
  }

  boolean isInTheWay() {
    return isNeeded && !isThere;
  }

  String line() {
    return (isThere ? "ok       " : "missing  ")
        + name
        + ": "
        + fact
        + how.map(text -> ". How: " + text).orElse("");
  }
}
