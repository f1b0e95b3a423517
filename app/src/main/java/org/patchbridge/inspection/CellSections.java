package org.patchbridge.inspection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.patchbridge.family.CellExtraction;
import org.patchbridge.family.FamilySpec;
import org.patchbridge.family.FamilyVector;
import org.patchbridge.family.SweepSpikes;
import org.patchbridge.figure.TimeSpan;
import org.patchbridge.recording.Recording;
import org.patchbridge.recording.Sweep;
import org.patchbridge.report.section.CellSection;
import org.patchbridge.report.section.CellSection.FamilyCurve;
import org.patchbridge.report.section.CellSection.SweepTrace;

/** From an extracted cell to its part of a report. */
public final class CellSections {
  /** Width of a small figure; a curve has at most two points for each. */
  private static final int COLUMNS = 250;

  private CellSections() {}

  /**
   * Shows the lowest step, rheobase and hero, the first spiking short square and ramp, as far as
   * there are such, and all families. Reads these sweeps again.
   *
   * @param extraction of this recording
   */
  public static CellSection of(Recording recording, CellExtraction extraction) {
    List<SweepTrace> traces = new ArrayList<>();
    chosen(extraction)
        .forEach(
            (number, role) ->
                extraction.spikes().stream()
                    .filter(each -> each.sweep().number() == number)
                    .findFirst()
                    .ifPresent(each -> traces.add(trace(recording, each, role))));
    return new CellSection(
        extraction.cell(),
        extraction.preset().key(),
        traces,
        extraction.spikes().size(),
        extraction.preset().families().stream()
            .map(spec -> curve(spec, extraction.families().get(spec.name())))
            .toList());
  }

  /** Sweep numbers in reading order, each with what it is shown as. */
  static Map<Integer, String> chosen(CellExtraction extraction) {
    Map<Integer, String> roles = new LinkedHashMap<>();
    CellExtraction.Analyses analyses = extraction.analyses();
    analyses
        .longSquares()
        .ifPresent(
            longSquares -> {
              longSquares
                  .subthreshold()
                  .toOptional()
                  .ifPresent(below -> roles.put(below.sagSweep().info().number(), "sag"));
              longSquares
                  .suprathreshold()
                  .toOptional()
                  .ifPresent(
                      above -> {
                        roles.put(above.rheobase().info().number(), "rheobase");
                        roles.putIfAbsent(above.hero().info().number(), "hero");
                      });
            });
    analyses
        .shortSquares()
        .flatMap(each -> each.commonSweeps().stream().findFirst())
        .ifPresent(sweep -> roles.put(sweep.info().number(), "short square"));
    analyses
        .ramps()
        .flatMap(each -> each.spiking().stream().findFirst())
        .ifPresent(sweep -> roles.put(sweep.info().number(), "ramp"));
    return roles;
  }

  private static SweepTrace trace(Recording recording, SweepSpikes spikes, String role) {
    Sweep sweep = recording.load(spikes.sweep());
    TimeSpan shown = ShownPart.of(sweep, StimulusReading.stimulus(sweep)).inSeconds();
    SweepCurve curve = SweepCurve.of(sweep, spikes, shown, COLUMNS);
    return new SweepTrace(
        sweep.info().number(),
        role,
        spikes.amplitude(),
        curve.potential(),
        curve.thresholds(),
        spikes.spikes().size());
  }

  private static FamilyCurve curve(FamilySpec spec, FamilyVector vector) {
    if (vector instanceof FamilyVector.Present present) {
      List<Double> values =
          IntStream.range(0, present.values().length)
              .mapToObj(k -> shortest(present.values()[k]))
              .toList();
      return new FamilyCurve(
          spec.name(),
          spec.unit(),
          spec.axis(),
          values,
          present.estimated().stream().boxed().toList(),
          Optional.empty());
    }
    return new FamilyCurve(
        spec.name(),
        spec.unit(),
        spec.axis(),
        List.of(),
        List.of(),
        Optional.of(((FamilyVector.Absent) vector).reason()));
  }

  /** The double that is written as the float is, so that JSON stays short. */
  private static double shortest(float value) {
    return Double.parseDouble(String.format(Locale.ROOT, "%s", value));
  }
}
