package org.patchbridge.family.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.patchbridge.family.CellExtraction;
import org.patchbridge.family.FamilyTable;
import org.patchbridge.family.Preset;
import org.patchbridge.quality.CellFindings;
import org.patchbridge.quality.CellQuality;
import org.patchbridge.quality.QualityLimits;
import org.patchbridge.recording.Finding;
import org.patchbridge.recording.Recording;
import org.patchbridge.signal.MeasurementException;
import org.patchbridge.stimulus.StimulusOntology;

/** From a recording to spikes, analyses, scalar features and feature families. */
public final class CellFeatures {
  private CellFeatures() {}

  /**
   * Reads each sweep of the analysed protocols and takes what the preset gives; judges electrode
   * and cell by the tests that were recorded. Only measures and short snippets of a sweep are kept,
   * so that memory does not grow with the recording.
   *
   * @param ontology which stimulus code belongs to which protocol
   * @return the features; a cell that the preset cannot treat has a refusal and no families
   * @throws org.patchbridge.recording.RecordingException if a sweep cannot be read that a reference
   *     preset does not do without
   */
  public static CellExtraction extract(
      Recording recording, Preset preset, StimulusOntology ontology) {
    ProtocolSweeps sweeps = new ProtocolSweeps(recording, ontology);
    List<Finding> findings = new ArrayList<>(recording.findings());
    findings.addAll(
        CellFindings.of(CellQuality.of(recording, ontology), QualityLimits.builtIn().cell()));
    try {
      ExtractedParts parts = recipe(preset).run(sweeps);
      findings.addAll(parts.findings());
      return new CellExtraction(
          recording.id(),
          preset,
          parts.refusal(),
          parts.families().asMap(),
          parts.families().placements(),
          parts.scalars(),
          parts.spikes(),
          parts.analyses(),
          findings,
          parts.filterKilohertz());
    } catch (MeasurementException e) {
      return new CellExtraction(
          recording.id(),
          preset,
          Optional.of(e.reason()),
          FamilyTable.allAbsent(preset, e.reason()).asMap(),
          Map.of(),
          Map.of(),
          List.of(),
          CellExtraction.Analyses.none(),
          findings,
          OptionalDouble.empty());
    }
  }

  private static Recipe recipe(Preset preset) {
    return switch (preset) {
      case PAPER -> new PaperRecipe();
      case IPFX -> new IpfxRecipe();
      case DEFAULT -> new DefaultRecipe();
    };
  }
}
