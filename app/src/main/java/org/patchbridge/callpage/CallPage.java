package org.patchbridge.callpage;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.family.CellExtraction;
import org.patchbridge.prediction.Prediction;
import org.patchbridge.recording.Recording;
import org.patchbridge.report.model.ReportModel;
import org.patchbridge.report.section.SaliencySection;
import org.patchbridge.report.section.SaliencySection.StrongWindow;
import org.patchbridge.report.section.Section;
import org.patchbridge.report.value.RunSettings;
import org.patchbridge.report.value.RunSettings.NamedValue;
import org.patchbridge.saliency.TraceSaliency;
import org.patchbridge.saliency.TraceSaliency.Piece;

/**
 * Everything that is told of one call.
 *
 * @param page all of it, for people
 * @param windows of the families, those with the largest effects; none for a cell of a table
 * @param curves by sweep number, the evidence over time; none for a cell of a table
 */
public record CallPage(
    ReportModel page, List<StrongWindow> windows, SortedMap<Integer, List<Piece>> curves) {

  public CallPage {
    windows = List.copyOf(windows);
  }

  /**
   * Who makes a page, how and when.
   *
   * @param generator program and version
   */
  public record Origin(String generator, String commandLine, Instant time) {}

  /** A recording and what was taken from it. */
  public record Recorded(Recording recording, CellExtraction extraction) {}

  /**
   * Asks the model again with parts of the cell occluded, and reads some sweeps again.
   *
   * @param made of this cell by this bundle
   * @param cell as the model takes it, in the one row there is
   * @param recorded still open; empty for a cell of a table
   */
  public static CallPage of(
      Bundle bundle,
      Prediction.Made made,
      Cohort cell,
      Optional<Recorded> recorded,
      Origin origin) {
    Explanation explained = Explanation.of(bundle, made, cell, recorded.map(Recorded::extraction));
    Optional<SaliencySection> saliency =
        recorded.flatMap(
            each ->
                explained
                    .saliency()
                    .map(
                        found ->
                            SaliencySections.of(
                                each.recording(), each.extraction(), found, explained.subclass())));
    List<Section> sections = new ArrayList<>();
    sections.add(CallSections.of(bundle, made));
    sections.add(EvidenceSections.of(explained));
    EnvelopeSections.of(explained).ifPresent(sections::add);
    saliency.ifPresent(sections::add);
    sections.add(Caveats.section(explained));
    ReportModel page =
        new ReportModel(
            title(made, recorded),
            origin.generator(),
            origin.time(),
            List.of(),
            List.of(),
            sections,
            settings(bundle, recorded.isPresent(), origin));
    return new CallPage(
        page,
        saliency.map(SaliencySection::strongest).orElse(List.of()),
        explained.saliency().map(TraceSaliency::curves).orElseGet(TreeMap::new));
  }

  /** With the file's name: files of one laboratory may share an id, or have it from a device. */
  private static String title(Prediction.Made made, Optional<Recorded> recorded) {
    return "Cell "
        + made.call().cell()
        + recorded.map(each -> ", " + Path.of(made.source()).getFileName()).orElse("");
  }

  private static RunSettings settings(Bundle bundle, boolean isRecorded, Origin origin) {
    List<NamedValue> values = new ArrayList<>();
    values.add(new NamedValue("model", bundle.origin().modelTitle()));
    new TreeMap<>(bundle.origin().settings())
        .forEach((name, value) -> values.add(new NamedValue(name, value)));
    values.add(new NamedValue("trained on", bundle.origin().titleWithName()));
    values.add(new NamedValue("digest of the training cells", bundle.origin().cohortDigest()));
    values.add(new NamedValue("features", bundle.origin().features()));
    new TreeMap<>(isRecorded ? bundle.recordingRecipe() : bundle.recipe())
        .forEach((name, value) -> values.add(new NamedValue(name, value)));
    return new RunSettings(
        origin.commandLine(),
        bundle.origin().seed(),
        List.of(),
        values,
        List.of(new NamedValue("trained with", bundle.origin().program())),
        List.of());
  }
}
