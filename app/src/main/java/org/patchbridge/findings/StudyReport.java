package org.patchbridge.findings;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.patchbridge.dataset.DonorFacts;
import org.patchbridge.findings.CellPages.CellPage;
import org.patchbridge.metric.Bootstrap;
import org.patchbridge.report.HtmlReport;
import org.patchbridge.report.JsonReport;
import org.patchbridge.report.answer.TracedCell;
import org.patchbridge.report.model.ReportModel;
import org.patchbridge.report.section.CellSection;
import org.patchbridge.report.section.ComparisonSection;
import org.patchbridge.report.section.ResultsSection;
import org.patchbridge.report.section.Section;
import org.patchbridge.report.title.Titles;
import org.patchbridge.report.value.DataOrigin;
import org.patchbridge.report.value.Notice;
import org.patchbridge.report.value.RunSettings;
import org.patchbridge.report.value.RunSettings.DataFile;
import org.patchbridge.report.value.RunSettings.NamedValue;
import org.patchbridge.study.plan.DefaultPlan;
import org.patchbridge.study.plan.StackedPlan;
import org.patchbridge.study.store.CohortSource;
import org.patchbridge.study.store.SettingsJson;
import org.patchbridge.transfer.TransferCondition;
import org.patchbridge.work.InputException;

/**
 * A report that was written.
 *
 * @param page self-contained HTML
 * @param json the same content for programs
 */
public record StudyReport(Path page, Path json, ReportModel model) {

  private static final String MOUSE_CELLS = "mouse cells change";
  private static final String ONE_MORE_MEMBER = "a network as one more member changes";

  /**
   * Who makes a report, how and when.
   *
   * @param generator program and version
   */
  public record Origin(String generator, String commandLine, Instant time) {}

  public static StudyReport write(
      Path folder,
      List<EvaluatedModel> all,
      List<String> leftOut,
      SeparationAnalysis analysis,
      Optional<Section> shape,
      List<CellPage> cells,
      TracedCells traced,
      Origin origin) {
    if (all.isEmpty()) {
      throw new InputException(
          leftOut.isEmpty()
              ? "nothing was evaluated in this study yet; run 'evaluate' first"
              : "nothing was evaluated of the cells and features that this study holds now; run"
                  + " 'evaluate' again");
    }
    Map<String, String> sectionOfCell = new LinkedHashMap<>();
    cells.forEach(
        page -> page.cellId().ifPresent(id -> sectionOfCell.put(id, page.section().title())));
    List<Section> separation =
        new ArrayList<>(
            new SeparationSections(analysis, new EmbeddingSections(folder, sectionOfCell)).of(all));
    shape.ifPresent(separation::add);
    List<CellSection> pages = cells.stream().map(CellPage::section).toList();
    ReportModel model = model(all, leftOut, separation, pages, traced.all(), origin);
    StudyReport report =
        new StudyReport(folder.resolve("index.html"), folder.resolve("report.json"), model);
    HtmlReport.write(model, report.page());
    JsonReport.write(model, report.json());
    return report;
  }

  private static ReportModel model(
      List<EvaluatedModel> all,
      List<String> leftOut,
      List<Section> separation,
      List<CellSection> cells,
      List<TracedCell> traced,
      Origin origin) {
    ResultsSection results =
        ResultSections.of(all.stream().filter(each -> !MixSections.isSupposed(each)).toList());
    List<Section> sections = new ArrayList<>(List.of(results));
    Map<String, EvaluatedModel> cohorts = new LinkedHashMap<>();
    all.forEach(evaluated -> cohorts.putIfAbsent(evaluated.cohort().name(), evaluated));
    for (EvaluatedModel evaluated : cohorts.values()) {
      sections.add(CohortSections.of(evaluated.cohort(), evaluated.source()));
    }
    List<EvaluatedModel> whole = all.stream().filter(EvaluatedModel::isWhole).toList();
    Optional<ComparisonSection> comparisons =
        ComparisonSections.comparisons(whole, Bootstrap.withSeed(all.get(0).stored().firstSeed()));
    comparisons.ifPresent(sections::add);
    new LearningCurveSections(Bootstrap.withSeed(all.get(0).stored().firstSeed()))
        .of(all)
        .ifPresent(sections::add);
    MixSections.of(all).ifPresent(sections::add);
    AttentionSections.of(all).ifPresent(sections::add);
    sections.add(ComparisonSections.audits(all));
    ComponentSections.of(all).ifPresent(sections::add);
    sections.addAll(separation);
    whole.stream().filter(e -> !e.isBaseline()).map(DetailSections::of).forEach(sections::add);
    sections.addAll(cells);
    return new ReportModel(
        "Transcriptomic subclass from electrophysiology",
        origin.generator(),
        origin.time(),
        headlines(results, comparisons, Titles.of(sections)),
        notices(List.copyOf(cohorts.values()), leftOut),
        sections,
        settings(all, cohorts, origin),
        Answers.of(whole, comparisons, traced));
  }

  private static List<String> headlines(
      ResultsSection results, Optional<ComparisonSection> comparisons, Titles titles) {
    List<String> headlines = new ArrayList<>(Headlines.of(results));
    comparisons.ifPresent(pairs -> headlines.addAll(gains(pairs, titles)));
    return headlines;
  }

  private static List<String> gains(ComparisonSection pairs, Titles titles) {
    List<String> stacked = List.of(StackedPlan.STACKED, StackedPlan.STACKED_CONTROL);
    List<String> transfers =
        List.of(TransferCondition.ENCODER.label(), TransferCondition.JOINT.label());
    return Stream.of(
            Headlines.gains(
                pairs, titles, MOUSE_CELLS, TransferCondition.CONTROL.label(), transfers),
            Headlines.gains(pairs, titles, ONE_MORE_MEMBER, DefaultPlan.ENSEMBLE, stacked),
            Headlines.gains(
                pairs,
                titles,
                MOUSE_CELLS,
                StackedPlan.STACKED_CONTROL,
                List.of(StackedPlan.STACKED)))
        .flatMap(List::stream)
        .toList();
  }

  private static List<Notice> notices(List<EvaluatedModel> cohorts, List<String> leftOut) {
    List<Notice> notices =
        new ArrayList<>(notes(cohorts.stream().map(EvaluatedModel::source).toList(), leftOut));
    for (EvaluatedModel each : cohorts) {
      for (String sentence : DonorFacts.of(each.cohort()).sentences()) {
        notices.add(new Notice(Notice.Severity.WARNING, title(each) + ": " + sentence));
      }
    }
    return notices;
  }

  private static String title(EvaluatedModel model) {
    return Titles.cohort(model.cohort().name(), model.source().origin());
  }

  private static List<Notice> notes(List<CohortSource> sources, List<String> leftOut) {
    List<Notice> notices = new ArrayList<>();
    for (CohortSource source : sources) {
      Notice.Severity severity =
          source.origin() == DataOrigin.SIMULATED ? Notice.Severity.WARNING : Notice.Severity.NOTE;
      for (String note : source.notes()) {
        Notice notice = new Notice(severity, note);
        if (!notices.contains(notice)) {
          notices.add(notice);
        }
      }
    }
    leftOut.forEach(note -> notices.add(new Notice(Notice.Severity.NOTE, note)));
    return notices;
  }

  private static RunSettings settings(
      List<EvaluatedModel> all, Map<String, EvaluatedModel> cohorts, Origin origin) {
    List<NamedValue> values = new ArrayList<>();
    for (EvaluatedModel evaluated : all) {
      String name = "evaluation " + evaluated.stored().id();
      values.add(
          new NamedValue(name, SettingsJson.readMap(evaluated.stored().settings()).toString()));
    }
    List<DataFile> files =
        cohorts.values().stream()
            .flatMap(evaluated -> evaluated.source().files().stream())
            .distinct()
            .map(file -> new DataFile(file.name(), file.bytes(), file.sha256()))
            .toList();
    return new RunSettings(
        origin.commandLine(),
        all.get(0).stored().firstSeed(),
        cohorts.values().stream().map(evaluated -> evaluated.source().how()).toList(),
        values,
        List.of(
            new NamedValue("PatchBridge", origin.generator()),
            new NamedValue("Java", Runtime.version().toString())),
        files);
  }
}
