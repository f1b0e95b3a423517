package org.patchbridge.family;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.patchbridge.signal.MeasurementException;

/** The families of a preset, each present or absent with its reason. */
final class FamilyTable {
  private final Map<String, FamilyVector> families = new LinkedHashMap<>();

  FamilyTable(Preset preset) {
    preset
        .families()
        .forEach(spec -> families.put(spec.name(), new FamilyVector.Absent("not computed")));
  }

  /** All families absent for one reason. */
  static Map<String, FamilyVector> allAbsent(Preset preset, String reason) {
    FamilyTable table = new FamilyTable(preset);
    table.families.replaceAll((name, vector) -> new FamilyVector.Absent(reason));
    return table.asMap();
  }

  /** Takes a family; a reason why it cannot be had makes it absent. */
  void put(FamilySpec spec, Supplier<FamilyVector.Present> vector) {
    FamilyVector outcome;
    try {
      outcome = vector.get();
    } catch (MeasurementException e) {
      outcome = new FamilyVector.Absent(e.reason());
    }
    families.put(spec.name(), outcome);
  }

  /**
   * Takes a family that the preset cannot do without.
   *
   * @throws MeasurementException if it cannot be had
   */
  void require(FamilySpec spec, Supplier<FamilyVector.Present> vector) {
    families.put(spec.name(), vector.get());
  }

  Map<String, FamilyVector> asMap() {
    return Collections.unmodifiableMap(families);
  }
}
