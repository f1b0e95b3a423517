package org.patchbridge.report.section;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.patchbridge.report.model.ReportModel;
import org.patchbridge.report.section.CallSection.ClassProbability;
import org.patchbridge.report.section.CallSection.Quality;
import org.patchbridge.report.section.CellSection.Point;
import org.patchbridge.report.section.EnvelopeSection.Chunk;
import org.patchbridge.report.section.EnvelopeSection.ClassBand;
import org.patchbridge.report.section.EnvelopeSection.FamilyEnvelope;
import org.patchbridge.report.section.EvidenceSection.ClassRange;
import org.patchbridge.report.section.EvidenceSection.FamilyEvidence;
import org.patchbridge.report.section.EvidenceSection.FeatureEvidence;
import org.patchbridge.report.section.SaliencySection.Evidence;
import org.patchbridge.report.section.SaliencySection.StrongWindow;
import org.patchbridge.report.section.SaliencySection.SweepPanel;
import org.patchbridge.report.value.Estimate;
import org.patchbridge.report.value.Notice;
import org.patchbridge.report.value.RunSettings;

/** The page of one called cell, with everything such a page can hold. */
public final class SampleCall {
  public static final CallSection CALLED =
      new CallSection(
          "Call",
          "called",
          Optional.of("Pvalb"),
          List.of(
              new ClassProbability("Pvalb", 0.932, true),
              new ClassProbability("Sst", 0.051, false),
              new ClassProbability("Vip", 0.012, false),
              new ClassProbability("Lamp5", 0.004, false),
              new ClassProbability("Sncg", 0.001, false)),
          Optional.of(0.9),
          List.of("absent: ramp, subthresh_depol_norm"),
          List.of(),
          List.of(),
          Optional.empty(),
          "the ensemble of mouse cells",
          "200 cells, donor-grouped 5-fold; 95\u00a0% intervals over 60 donors",
          List.of(
              new Quality("macro-F1", Estimate.of(0.885, 0.861, 0.905)),
              new Quality("recall of Pvalb", Estimate.of(0.951, 0.93, 0.97))));

  private static final List<ClassRange> RANGES =
      List.of(
          new ClassRange("Lamp5", 0.35, 0.52, 0.8),
          new ClassRange("Pvalb", 0.18, 0.26, 0.4),
          new ClassRange("Sst", 0.25, 0.38, 0.6));

  static final EvidenceSection EVIDENCE =
      new EvidenceSection(
          "Evidence",
          "Pvalb",
          List.of(
              new FamilyEvidence("spiking_width", 1.94, 300, 300, "", Optional.of(0.41)),
              new FamilyEvidence("inst_freq", 0.6, 250, 300, "not recorded", Optional.of(0.3)),
              new FamilyEvidence("isi_shape", -0.45, 100, 100, "", Optional.of(0.29)),
              new FamilyEvidence("psth", 0, 0, 120, "fewer spikes", Optional.of(0.0))),
          List.of(
              new FeatureEvidence("ap_width", "ms", 0.24, 1.31, true, RANGES),
              new FeatureEvidence("sag", "", 0.9, -0.22, true, RANGES)));

  static final SaliencySection SALIENCY =
      new SaliencySection(
          "Where the evidence lies",
          "Pvalb",
          List.of(
              panel("sweep 12, rheobase, 160 pA", 0.9, 2.1, 0.1),
              panel("sweep 12, spike 1", 1.0123, 1.0173, 0.0004)),
          List.of(
              new StrongWindow(
                  "spiking_width, +40 pA, 200 to 300 ms", "sweep 14, 1.22 to 1.32 s", 0.82),
              new StrongWindow("isi_shape, 10 to 20 %", "sweep 15, 23 intervals", -0.31)));

  private SampleCall() {}

  private static SweepPanel panel(String name, double from, double to, double step) {
    List<Evidence> evidence = new ArrayList<>();
    for (int k = 0; from + (k + 1) * step < to; k++) {
      evidence.add(
          new Evidence(from + k * step, from + (k + 1) * step, 0.8 * Math.sin(1.3 * k) + 0.1));
    }
    List<Point> potential =
        curve(400, x -> -60 + 20 * Math.sin(60 * x)).stream()
            .map(p -> new Point(from + (to - from) * p.x() / 399, p.y()))
            .toList();
    return new SweepPanel(
        name, from, to, potential, potential.subList(100, 103), List.copyOf(evidence));
  }

  private static List<Point> curve(int points, DoubleUnaryOperator shape) {
    return IntStream.range(0, points)
        .mapToObj(k -> new Point(k, shape.applyAsDouble((double) k / points)))
        .toList();
  }

  private static List<Double> wave(int width, double height, double shift) {
    return IntStream.range(0, width)
        .mapToObj(k -> height * Math.exp(-Math.pow((k % 50 - 15) / 12.0, 2)) + shift)
        .toList();
  }

  static EnvelopeSection envelopes() {
    List<Double> values = new ArrayList<>(wave(150, 82, -42));
    values.set(140, Double.NaN);
    return new EnvelopeSection(
        "Families over the classes",
        List.of("Pvalb", "Sst"),
        List.of(
            new FamilyEnvelope(
                "first_ap_v",
                "mV",
                "time from threshold",
                values,
                List.of(
                    new Chunk("short square", 0, 50),
                    new Chunk("rheobase", 50, 50),
                    new Chunk("ramp", 100, 50)),
                List.of(band("Pvalb", 150, 80), band("Sst", 150, 95))),
            new FamilyEnvelope(
                "isi_shape",
                "mV",
                "part of the interspike interval",
                wave(50, 10, 2),
                List.of(new Chunk("", 0, 50)),
                List.of(band("Pvalb", 50, 9), band("Sst", 50, 14)))));
  }

  private static ClassBand band(String subclass, int width, double height) {
    return new ClassBand(
        subclass,
        wave(width, 0.8 * height, -48),
        wave(width, height, -44),
        wave(width, 1.2 * height, -38));
  }

  /**
   * @param name stands wherever a text comes from a file
   */
  static SectionGroup group(String name) {
    CallSection named =
        new CallSection(
            CALLED.title(),
            name,
            Optional.empty(),
            CALLED.classes(),
            CALLED.coverage(),
            List.of(name),
            List.of(name),
            List.of(new CallSection.UnusualValue(name, name, name, 2.5)),
            Optional.of(name),
            name,
            CALLED.tested(),
            CALLED.quality());
    return new SectionGroup(
        "A call",
        "",
        List.of(named, EVIDENCE, envelopes(), SALIENCY, new TextSection("Caveats", List.of(name))));
  }

  public static ReportModel page(CallSection call) {
    return new ReportModel(
        "Cell 900124937",
        "PatchBridge test",
        Instant.parse("2026-03-01T10:00:00Z"),
        List.of(),
        List.of(new Notice(Notice.Severity.NOTE, "The cell is made up.")),
        List.of(
            call,
            EVIDENCE,
            envelopes(),
            SALIENCY,
            new TextSection("How to read this", List.of("Occlusion replaces a part.", "Read it."))),
        new RunSettings(
            "patchbridge explain model cell.nwb", 1, List.of(), List.of(), List.of(), List.of()));
  }
}
