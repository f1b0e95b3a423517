package org.patchbridge.stimulus;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a stimulus tells of electrode and cell before and after the experiment. */
public enum ElectrodeTest {
  /** The electrode in the bath, before it touches a cell. */
  IN_BATH("in bath"),
  /** Pulses with the electrode sealed to the cell. */
  SEAL("seal"),
  /** Pulses after the membrane was broken through. */
  BREAK_IN("break-in"),
  /** The potential after the electrode was blown off the cell. */
  BLOWOUT("blowout");

  private final String label;

  ElectrodeTest(String label) {
    this.label = label;
  }

  /** As an ontology file writes it. */
  public String label() {
    return label;
  }

  static Optional<ElectrodeTest> ofLabel(String label) {
    return Arrays.stream(values()).filter(test -> test.label.equals(label)).findFirst();
  }

  static List<String> labels() {
    return Arrays.stream(values()).map(ElectrodeTest::label).toList();
  }
}
