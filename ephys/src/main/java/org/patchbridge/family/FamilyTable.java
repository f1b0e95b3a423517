package org.patchbridge.family;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.patchbridge.signal.MeasurementException;

/** The families of a preset, each present or absent with its reason. */
public final class FamilyTable {
  private final Map<String, FamilyVector> families = new LinkedHashMap<>();
  private final Map<String, TracePlacement> placements = new LinkedHashMap<>();

  public FamilyTable(Preset preset) {
    preset
        .families()
        .forEach(spec -> families.put(spec.name(), new FamilyVector.Absent("not computed")));
  }

  /** All families absent for one reason. */
  public static FamilyTable allAbsent(Preset preset, String reason) {
    FamilyTable table = new FamilyTable(preset);
    table.families.replaceAll((name, vector) -> new FamilyVector.Absent(reason));
    return table;
  }

  /** Takes a family; a reason why it cannot be had makes it absent. */
  public void put(FamilySpec spec, Supplier<PlacedVector> vector) {
    try {
      require(spec, vector);
    } catch (MeasurementException e) {
      families.put(spec.name(), new FamilyVector.Absent(e.reason()));
    }
  }

  /**
   * Takes a family that the preset cannot do without.
   *
   * @throws MeasurementException if it cannot be had
   */
  public void require(FamilySpec spec, Supplier<PlacedVector> vector) {
    PlacedVector placed = vector.get();
    families.put(spec.name(), placed.vector());
    placements.put(spec.name(), placed.placement());
  }

  public Map<String, FamilyVector> asMap() {
    return Collections.unmodifiableMap(families);
  }

  /** Of the families that are present. */
  public Map<String, TracePlacement> placements() {
    return Collections.unmodifiableMap(placements);
  }
}
