package org.patchbridge.examples;

import java.nio.file.Path;
import org.patchbridge.family.CellExtraction;
import org.patchbridge.family.FamilyVector;
import org.patchbridge.predict.PatchBridge;

/** Scalars of a recording with their units, and the families it has, as tab-separated lines. */
public final class FeaturesOfRecording {
  private FeaturesOfRecording() {}

  /**
   * @param arguments a recording
   */
  public static void main(String[] arguments) {
    CellExtraction features = PatchBridge.features(Path.of(arguments[0]));
    features
        .scalars()
        .forEach(
            (name, scalar) ->
                scalar
                    .value()
                    .ifPresent(
                        value -> System.out.println(name + "\t" + value + "\t" + scalar.unit())));
    features
        .families()
        .forEach(
            (name, vector) ->
                System.out.println(
                    name
                        + "\t"
                        + (vector instanceof FamilyVector.Present present
                            ? present.values().length + " values"
                            : "absent: " + ((FamilyVector.Absent) vector).reason())));
  }
}
