package org.patchbridge.inspection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.patchbridge.figure.Printable;
import org.patchbridge.inspection.Inspection.FamilyRow;
import org.patchbridge.inspection.Inspection.ProtocolRow;
import org.patchbridge.inspection.Inspection.State;
import org.patchbridge.inspection.Inspection.SweepRow;
import org.patchbridge.recording.Subject;

/** An inspection as text for a terminal. */
public final class InspectionText {
  private static final int LONGEST_CODE = 24;
  private static final int BRIEF_REASON = 20;
  private static final String NONE = Quantity.NONE;

  private final Inspection inspection;
  private final List<String> lines = new ArrayList<>();

  private InspectionText(Inspection inspection) {
    this.inspection = inspection;
  }

  /** Lines without line breaks, and without anything a terminal would take for a command. */
  public static List<String> lines(Inspection inspection) {
    InspectionText text = new InspectionText(inspection);
    text.header();
    text.sweeps();
    text.findings();
    text.unknownCodes();
    text.protocols();
    text.families();
    text.scalars();
    return text.lines;
  }

  private void header() {
    lines.add(Printable.of(inspection.file()));
    TextTable table = new TextTable().left("").left("");
    table.row("id", inspection.id());
    table.row("subject", subject(inspection.subject()));
    table.row(
        "sampling",
        inspection.samplingRatesHz().stream()
                .map(InspectionText::kilohertz)
                .collect(Collectors.joining(", "))
            + " kHz");
    table.row(
        "sweeps",
        inspection.sweepsByMode().entrySet().stream()
            .map(entry -> entry.getValue() + " " + entry.getKey())
            .collect(Collectors.joining(", ")));
    table.row("preset", inspection.preset() + filter());
    lines.addAll(table.lines());
    inspection
        .refusal()
        .ifPresent(reason -> lines.addAll(Paragraph.lines("! no features: " + reason, "  ")));
  }

  private String filter() {
    return inspection.filterKilohertz().isPresent()
        ? String.format(
            Locale.ROOT,
            ", derivative filtered at %.1f kHz for the slow sampling",
            inspection.filterKilohertz().getAsDouble())
        : "";
  }

  private static String subject(Subject subject) {
    String known =
        Stream.of(
                subject.donor().map(donor -> "donor " + donor),
                subject.species(),
                subject.sex().map(sex -> "sex " + sex),
                subject.age().map(age -> "age " + age))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(", "));
    return subject.donor().isPresent()
        ? known
        : known + (known.isEmpty() ? "" : ", ") + "donor unknown";
  }

  private void sweeps() {
    heading("Sweeps");
    TextTable table =
        new TextTable()
            .right("no")
            .left("protocol")
            .left("stimulus code")
            .right("pA")
            .right("start s")
            .right("end s")
            .right("kHz")
            .right("spikes")
            .left("state");
    for (SweepRow sweep : inspection.sweeps()) {
      table.row(
          sweep.number().isPresent() ? "" + sweep.number().getAsInt() : NONE,
          sweep.protocol(),
          shortened(sweep.stimulusCode()),
          Quantity.decimals(sweep.amplitudePicoamps(), 0),
          Quantity.decimals(sweep.startSeconds(), 3),
          Quantity.decimals(sweep.endSeconds(), 3),
          sweep.samplingRateHz().isPresent()
              ? kilohertz(sweep.samplingRateHz().getAsDouble())
              : NONE,
          sweep.spikes().isPresent() ? "" + sweep.spikes().getAsInt() : NONE,
          inWords(sweep.state()) + (isBrief(sweep.reasons()) ? ": " + sweep.reasons().get(0) : ""));
      if (!isBrief(sweep.reasons())) {
        sweep.reasons().forEach(table::remark);
      }
    }
    lines.addAll(table.lines());
  }

  /** Whether the reason fits into the row. */
  private static boolean isBrief(List<String> reasons) {
    return reasons.size() == 1 && reasons.get(0).length() <= BRIEF_REASON;
  }

  private static String shortened(String code) {
    return code.codePointCount(0, code.length()) <= LONGEST_CODE
        ? code
        : code.substring(0, code.offsetByCodePoints(0, LONGEST_CODE - 1)) + "…";
  }

  private void findings() {
    heading("Findings");
    lines.addAll(FindingText.lines(inspection.findings()));
  }

  private void unknownCodes() {
    if (inspection.unknownCodes().isEmpty()) {
      return;
    }
    heading("Unknown stimulus codes");
    TextTable table = new TextTable().left("code").right("sweeps");
    for (Map.Entry<String, Integer> code : inspection.unknownCodes().entrySet()) {
      table.row(code.getKey().isEmpty() ? "(none)" : code.getKey(), "" + code.getValue());
    }
    lines.addAll(table.lines());
    lines.addAll(
        Paragraph.lines(
            "To have them analysed, write them under [Long Square], [Short Square] or [Ramp] into"
                + " a text file and name it with --ontology FILE.",
            "  "));
  }

  private void protocols() {
    heading("Protocols");
    TextTable table = new TextTable().left("").left("");
    for (ProtocolRow protocol : inspection.protocols()) {
      table.row(
          protocol.protocol(),
          protocol.sweeps() == 0
              ? "absent: no sweep has a stimulus code of it"
              : protocol.sweeps() + " sweeps, " + protocol.used() + " used");
    }
    lines.addAll(table.lines());
  }

  private void families() {
    heading("Feature families");
    TextTable table = new TextTable().left("family").right("values").left("unit").left("");
    for (FamilyRow family : inspection.families()) {
      if (family.absence().isPresent()) {
        table.row(family.family(), NONE, "", "absent");
        table.remark(family.absence().get());
      } else {
        table.row(
            family.family(),
            "" + family.length(),
            Quantity.unit(family.unit()),
            family.estimated() == 0 ? "" : family.estimated() + " of them estimated");
      }
    }
    lines.addAll(table.lines());
  }

  private void scalars() {
    if (inspection.scalars().isEmpty()) {
      return;
    }
    heading("Scalar features");
    lines.addAll(ScalarTable.lines(inspection.scalars()));
  }

  private static String kilohertz(double hertz) {
    return String.format(Locale.ROOT, "%.3f", hertz / 1e3).replaceFirst("\\.?0+$", "");
  }

  private static String inWords(State state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private void heading(String text) {
    lines.addAll(Arrays.asList("", text));
  }
}
