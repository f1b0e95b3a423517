package org.patchbridge.parity;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.patchbridge.family.CellExtraction;
import org.patchbridge.family.FamilySpec;
import org.patchbridge.family.FamilyVector;
import org.patchbridge.family.Preset;
import org.patchbridge.family.recipe.CellFeatures;
import org.patchbridge.nwb.NwbReader;
import org.patchbridge.recording.Recording;
import org.patchbridge.stimulus.StimulusOntology;

/**
 * Prints cells × families against the reference as Markdown: {@code =} where all values are equal
 * in float32, otherwise the largest deviation; {@code -} where both lack the family.
 */
final class ParityTable {
  private ParityTable() {}

  public static void main(String[] arguments) {
    for (Preset preset : List.of(Preset.PAPER, Preset.IPFX)) {
      print(preset, System.out);
    }
  }

  static CellExtraction extract(String cell, Preset preset) {
    try (Recording recording = NwbReader.open(Golden.recording(cell))) {
      return CellFeatures.extract(recording, preset, StimulusOntology.builtIn());
    }
  }

  private static void print(Preset preset, PrintStream out) {
    List<FamilySpec> families =
        preset.families().stream().filter(f -> f != FamilySpec.INST_FREQ_NORM).toList();
    out.println("## Preset " + preset.key() + "\n");
    out.println(
        "| cell | "
            + String.join(" | ", families.stream().map(FamilySpec::name).toList())
            + " | agrees |");
    out.println("|---".repeat(families.size() + 2) + "|");
    int agreeing = 0;
    List<String> cells = Golden.cells();
    List<String> faults = new ArrayList<>();
    for (String cell : cells) {
      CellExtraction ours = extract(cell, preset);
      CellParity parity = CellParity.of(cell, ours);
      agreeing += parity.agrees() ? 1 : 0;
      parity.faults().forEach(fault -> faults.add(cell + ": " + fault));
      if (ours.refusal().isEmpty()) {
        SpikeParity.faults(cell, ours).forEach(fault -> faults.add(cell + ": " + fault));
        AnalysisParity.faults(cell, ours).forEach(fault -> faults.add(cell + ": " + fault));
        ScalarParity.faults(cell, ours).forEach(fault -> faults.add(cell + ": " + fault));
      }
      List<String> entries = families.stream().map(f -> entry(f, ours, parity)).toList();
      out.println(
          "| "
              + cell
              + " | "
              + String.join(" | ", entries)
              + " | "
              + (parity.agrees() ? "yes" : "NO")
              + " |");
    }
    out.println("\n" + agreeing + " of " + cells.size() + " cells agree.");
    faults.forEach(fault -> out.println("- " + fault));
    out.println();
  }

  private static String entry(FamilySpec family, CellExtraction ours, CellParity parity) {
    if (ours.refusal().isPresent()) {
      return "refused";
    }
    if (ours.families().get(family.name()) instanceof FamilyVector.Absent) {
      return "-";
    }
    double deviation = parity.deviations().getOrDefault(family.name(), Double.NaN);
    return deviation == 0 ? "=" : String.format(Locale.ROOT, "%.1e", deviation);
  }
}
