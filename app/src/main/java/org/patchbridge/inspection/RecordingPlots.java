package org.patchbridge.inspection;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.patchbridge.family.CellExtraction;
import org.patchbridge.family.SweepSpikes;
import org.patchbridge.figure.FrequencyCurrentFigure;
import org.patchbridge.figure.OverviewFigure;
import org.patchbridge.figure.OverviewFigure.Role;
import org.patchbridge.figure.StackedFigure;
import org.patchbridge.figure.SweepFigure;
import org.patchbridge.figure.TimeSpan;
import org.patchbridge.files.IoFailure;
import org.patchbridge.protocol.LongSquareAnalysis;
import org.patchbridge.protocol.SuprathresholdAnalysis;
import org.patchbridge.recording.Recording;
import org.patchbridge.recording.RecordingException;
import org.patchbridge.recording.Sweep;
import org.patchbridge.recording.SweepInfo;
import org.patchbridge.recording.SweepRefusedException;
import org.patchbridge.spike.Spike;
import org.patchbridge.stimulus.Protocol;
import org.patchbridge.stimulus.StimulusCharacteristics;
import org.patchbridge.stimulus.StimulusOntology;
import org.patchbridge.stimulus.ZeroSteps;

/** Draws a recording into a folder, each figure as PNG and as SVG. One sweep is in memory. */
public final class RecordingPlots {
  private final Recording recording;
  private final CellExtraction extraction;
  private final StimulusOntology ontology;
  private final Path folder;
  private final Set<SweepInfo> zeroSteps;
  private final Map<Integer, SweepSpikes> spikes = new LinkedHashMap<>();
  private final Map<Protocol, OverviewFigure> overviews = new LinkedHashMap<>();
  private final List<Path> written = new ArrayList<>();

  private RecordingPlots(
      Recording recording, CellExtraction extraction, StimulusOntology ontology, Path folder) {
    this.recording = recording;
    this.extraction = extraction;
    this.ontology = ontology;
    this.folder = folder;
    this.zeroSteps = ZeroSteps.of(recording, ontology);
    extraction.spikes().forEach(each -> spikes.put(each.sweep().number(), each));
  }

  /**
   * Draws sweeps, an overview of each protocol, and the firing rate against the current.
   *
   * @param chosen numbers of the sweeps that get a figure of their own; empty for all
   * @return the files, in the order they were written
   * @throws RecordingException where a chosen sweep does not exist or a file cannot be written
   */
  public static List<Path> write(
      Recording recording,
      CellExtraction extraction,
      StimulusOntology ontology,
      Set<Integer> chosen,
      Path folder) {
    requireAll(recording, chosen);
    return new RecordingPlots(recording, extraction, ontology, folder).write(chosen);
  }

  private static void requireAll(Recording recording, Set<Integer> chosen) {
    for (int number : chosen) {
      if (recording.sweeps().stream().noneMatch(sweep -> sweep.number() == number)) {
        throw new RecordingException(
            recording.source(),
            "sweep " + number,
            "is no current-clamp sweep of this file that can be read",
            "choose numbers from the table that inspect prints");
      }
    }
  }

  private List<Path> write(Set<Integer> chosen) {
    for (SweepInfo info : recording.sweeps()) {
      boolean alone = chosen.isEmpty() || chosen.contains(info.number());
      if (alone || spikes.containsKey(info.number())) {
        load(info).ifPresent(sweep -> draw(sweep, alone));
      }
    }
    overviews.forEach(
        (protocol, overview) ->
            overview
                .figure(
                    recording.id() + ", all analysed " + inWords(protocol) + " sweeps",
                    protocol == Protocol.LONG_SQUARE ? heroNote() : "")
                .ifPresent(figure -> write(figure, inWords(protocol).replace(' ', '-') + "s")));
    extraction
        .analyses()
        .longSquares()
        .flatMap(
            analysis ->
                FrequencyCurrentFigure.of(
                    analysis, recording.id() + ", firing rate against current", note(analysis)))
        .ifPresent(figure -> write(figure, "firing-rate"));
    return written;
  }

  /** A sweep whose samples cannot be read has its finding in the table; here it is passed over. */
  private Optional<Sweep> load(SweepInfo info) {
    try {
      return Optional.of(recording.load(info));
    } catch (SweepRefusedException e) {
      return Optional.empty();
    }
  }

  private void draw(Sweep sweep, boolean alone) {
    SweepInfo info = sweep.info();
    Optional<StimulusCharacteristics> stimulus =
        StimulusReading.stimulus(sweep).filter(any -> !zeroSteps.contains(info));
    TimeSpan span = ShownPart.of(sweep, stimulus);
    List<Spike> found =
        Optional.ofNullable(spikes.get(info.number()))
            .map(SweepSpikes::spikes)
            .or(() -> StimulusReading.spikes(sweep))
            .orElse(List.of());
    if (alone) {
      String title = recording.id() + ", sweep " + info.number() + ", " + info.stimulusCode();
      write(
          SweepFigure.of(sweep, found, span, title, note(sweep, stimulus, found)),
          String.format(Locale.ROOT, "sweep-%03d", info.number()));
    }
    if (spikes.containsKey(info.number())) {
      overviews
          .computeIfAbsent(spikes.get(info.number()).protocol(), p -> new OverviewFigure(span))
          .add(sweep, role(sweep, found));
    }
  }

  private String note(Sweep sweep, Optional<StimulusCharacteristics> stimulus, List<Spike> found) {
    String current =
        stimulus
            .map(each -> String.format(Locale.ROOT, ", %.0f pA", each.amplitudePicoamps()))
            .orElse(zeroSteps.contains(sweep.info()) ? ", 0 pA" : "");
    String count =
        ", "
            + found.size()
            + (found.size() == 1 ? " spike" : " spikes")
            + (spikes.containsKey(sweep.info().number()) ? "" : ", not analysed");
    return inWords(ontology.protocolOf(sweep.info().stimulusCode())) + current + count;
  }

  private static String note(LongSquareAnalysis analysis) {
    return analysis
        .suprathreshold()
        .toOptional()
        .map(above -> String.format(Locale.ROOT, "rheobase %.0f pA", above.rheobaseCurrent()))
        .orElse("no rheobase");
  }

  /** "Hero" is IPFX's word. */
  private String heroNote() {
    return extraction
        .analyses()
        .longSquares()
        .flatMap(analysis -> analysis.suprathreshold().toOptional())
        .map(above -> above.hero().amplitude() - above.rheobaseCurrent())
        .filter(distance -> distance > 0)
        .map(distance -> String.format(Locale.ROOT, "hero: %.0f pA above rheobase", distance))
        .orElse("");
  }

  private Role role(Sweep sweep, List<Spike> found) {
    SweepInfo info = sweep.info();
    Optional<SuprathresholdAnalysis> above =
        extraction
            .analyses()
            .longSquares()
            .flatMap(analysis -> analysis.suprathreshold().toOptional());
    if (above.isPresent() && above.get().rheobase().info().number() == info.number()) {
      return Role.RHEOBASE;
    }
    if (above.isPresent() && above.get().hero().info().number() == info.number()) {
      return Role.HERO;
    }
    if (!found.isEmpty()) {
      return Role.SPIKING;
    }
    return StimulusReading.spikes(sweep).filter(all -> !all.isEmpty()).isPresent()
        ? Role.SPONTANEOUS
        : Role.SILENT;
  }

  private void write(StackedFigure figure, String name) {
    Path png = folder.resolve(name + ".png");
    Path svg = folder.resolve(name + ".svg");
    try {
      figure.writePng(png);
      figure.writeSvg(svg);
    } catch (IOException e) {
      throw new RecordingException(
          folder.toString(),
          name,
          "cannot be written: " + IoFailure.inWords(e),
          "choose a writable place with free space",
          e);
    }
    written.add(png);
    written.add(svg);
  }

  private static String inWords(Protocol protocol) {
    return protocol.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
