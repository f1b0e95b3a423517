package org.patchbridge.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.report.model.ReportModel;
import org.patchbridge.report.page.Numbering;
import org.patchbridge.report.section.ConfusionSection;
import org.patchbridge.report.section.ConservationSection;
import org.patchbridge.report.section.ImportanceSection;
import org.patchbridge.report.section.ResultsSection;
import org.patchbridge.report.section.SampleReport;
import org.patchbridge.report.section.Section;
import org.patchbridge.report.section.SectionGroup;
import org.patchbridge.report.section.SeparationSection;
import org.patchbridge.report.section.StrataSection;
import org.patchbridge.report.value.MetricValue;
import org.patchbridge.report.value.Numbers;
import org.patchbridge.report.value.RunSettings;
import org.patchbridge.report.view.ImportanceView;
import org.patchbridge.report.view.SectionViews;

class HtmlReportTest {
  private static final Pattern SCRIPT = Pattern.compile("(?s)<script[^>]*>.*?</script>");
  private static final Pattern TAG = Pattern.compile("<[^>]+>");

  @TempDir Path folder;

  @Test
  void everyMetricStandsInTheTablesWithIntervalAndSpread() {
    ReportModel report = SampleReport.create();
    String text = visibleText(Page.render(report));

    for (MetricValue metric : metrics(report.sections())) {
      assertThat(text).contains(Numbers.metric(metric.estimate().value()));
      assertThat(text).contains(Numbers.interval(metric.estimate()));
      metric.overRuns().ifPresent(spread -> assertThat(text).contains(Numbers.spread(spread)));
    }
  }

  @Test
  void everyCountOfTheConfusionMatrixStandsInATable() {
    ReportModel report = SampleReport.create();
    String text = visibleText(Page.render(report));

    List<ConfusionSection> matrices = all(report.sections(), ConfusionSection.class);
    assertThat(matrices).hasSize(2);
    for (ConfusionSection matrix : matrices) {
      matrix.counts().forEach(row -> row.forEach(n -> assertThat(text).contains(Numbers.count(n))));
    }
  }

  /**
   * All but what is a picture of many points: places of cells in planes, traces, vectors of
   * families and of components, and importances below the largest; these are in report.json.
   */
  @Test
  void everyNumberOfTheModelStandsInTheTextInOneOfTheFormsForPeople() {
    ReportModel report = SampleReport.create();
    String text = visibleText(Page.render(report));
    JsonNode json =
        new ObjectMapper().registerModule(new Jdk8Module()).valueToTree(report.sections());
    List<String> missing = new ArrayList<>();
    numbers(json, "", missing, text);

    assertThat(missing).isEmpty();
  }

  private static final Set<String> PICTURES =
      Set.of(
          "x",
          "y",
          "potential",
          "thresholds",
          "values",
          "estimated",
          "loadings",
          "columns",
          "chunks",
          "evidence",
          "panels",
          "bands",
          "curves",
          "cells",
          "nodes",
          "edges",
          "longest",
          "ranges",
          "axis");

  private static void numbers(JsonNode node, String path, List<String> missing, String text) {
    if (node.isNumber() && !isWritten(node.asDouble(), text)) {
      missing.add(path + " " + node);
    }
    if (node.isArray()) {
      node.forEach(each -> numbers(each, path, missing, text));
    }
    node.fields()
        .forEachRemaining(
            each -> {
              boolean isPicture =
                  PICTURES.contains(each.getKey()) && each.getValue().isContainerNode();
              if (!isPicture) {
                numbers(each.getValue(), path + "/" + each.getKey(), missing, text);
              }
            });
  }

  private static boolean isWritten(double value, String text) {
    return Stream.of(
            Numbers.count(Math.round(value)),
            Numbers.decimal(value, 0),
            Numbers.decimal(value, 1),
            Numbers.decimal(value, 2),
            Numbers.metric(value),
            Numbers.decimal(value, 4),
            Numbers.percent(value),
            Numbers.decimal(100 * value, 1),
            Numbers.significant(value))
        .anyMatch(text::contains);
  }

  @Test
  void publishedValuesStandBesideTheMeasuredOnes() {
    String text = visibleText(Page.render(SampleReport.create()));

    assertThat(text).contains("arXiv 2603.11000", "0.873", "0.907", "0.752", "0.680 ± 0.012");
    assertThat(text).contains("Splits let a donor stand on both sides");
  }

  @Test
  void splitAuditSaysHowManyDonorsStandOnBothSides() {
    String text = visibleText(Page.render(SampleReport.create()));

    assertThat(text)
        .contains("none of the 1,021 donors stands on both sides of any of the 50 splits")
        .contains("838 of 1,021 donors stand on both sides")
        .contains("93.0\u00a0% of test cells (34,400 of 36,990");
  }

  @Test
  void separationAndAgreementOfTheSpeciesStandInTables() {
    ReportModel report = SampleReport.create();
    String text = visibleText(Page.render(report));

    for (SeparationSection section : all(report.sections(), SeparationSection.class)) {
      for (SeparationSection.Measure measure : section.measures()) {
        for (SeparationSection.PairSeparation pair : measure.pairs()) {
          assertThat(text).contains(pair.first() + " – " + pair.second());
          pair.estimate()
              .ifPresent(
                  estimate ->
                      assertThat(text)
                          .contains(Numbers.metric(estimate.value()), Numbers.interval(estimate)));
        }
      }
    }
    for (ConservationSection section : all(report.sections(), ConservationSection.class)) {
      for (ConservationSection.FeatureEffect effect : section.effects()) {
        assertThat(text)
            .contains(Numbers.decimal(effect.mouse().value(), 2))
            .contains(Numbers.interval(effect.human().interval(), 2))
            .contains(effect.verdict().label());
      }
    }
    assertThat(text).contains("Trustworthiness 0.937", "continuity 0.951");
  }

  @Test
  void onlyTheTwentyMostImportantColumnsAreShown() {
    List<ImportanceSection> sections =
        all(SampleReport.create().sections(), ImportanceSection.class);
    StringBuilder html = new StringBuilder();
    new ImportanceView()
        .render(sections.get(0), new Numbering())
        .forEach(node -> node.writeTo(html));

    String text = visibleText(html.toString());
    assertThat(text).contains("the 20 largest of 58 columns");
    assertThat(Pattern.compile("<th scope=\"row\">feature_").matcher(html).results().count())
        .isBetween(19L, 20L);
  }

  @Test
  void settingsNameCommandSeedVersionsAndDigests() {
    RunSettings settings = SampleReport.create().settings();
    String text = visibleText(Page.render(SampleReport.create()));

    assertThat(text).contains("patchbridge evaluate --seed 23", "allen-mouse-v1");
    settings.versions().forEach(each -> assertThat(text).contains(each.name(), each.value()));
    settings.dataFiles().forEach(each -> assertThat(text).contains(each.sha256()));
  }

  @Test
  void hostileNamesStayText() {
    String hostile = "</script><script>alert(1)</script><img src=x onerror=alert(2)>'\"&<!--";
    String html = Page.render(SampleReport.named(hostile));

    assertThat(html).doesNotContain("<script>alert");
    assertThat(SCRIPT.matcher(html).replaceAll("")).doesNotContain("<img", "<!--");
    assertThat(SCRIPT.matcher(html).results().count())
        .isEqualTo(SCRIPT.matcher(Page.render(SampleReport.named("harmless"))).results().count());
    assertThat(visibleText(html)).contains(hostile);
  }

  @Test
  void equalReportsGiveEqualPages() {
    assertThat(Page.render(SampleReport.create())).isEqualTo(Page.render(SampleReport.create()));
  }

  @Test
  void aReportWithoutSectionsIsStillAPage() {
    ReportModel full = SampleReport.create();
    ReportModel empty =
        new ReportModel(
            "Empty",
            full.generator(),
            full.generatedAt(),
            List.of(),
            List.of(),
            List.of(),
            new RunSettings("", 1, List.of(), List.of(), List.of(), List.of()));

    assertThat(visibleText(Page.render(empty))).contains("Empty", "Exact settings");
  }

  @Test
  void everyKindOfSectionHasAView() {
    List<Class<?>> kinds = new ArrayList<>(List.of(Section.class.getPermittedSubclasses()));
    kinds.remove(SectionGroup.class);
    for (Class<?> kind : kinds) {
      List<? extends Section> sections =
          all(SampleReport.create().sections(), kind.asSubclass(Section.class));
      assertThat(sections).as("the sample shows a " + kind.getSimpleName()).isNotEmpty();
      assertThat(SectionViews.render(sections.get(0), new Numbering())).isNotEmpty();
    }
  }

  @Test
  void aFolderInPlaceOfTheFileIsRefused() throws IOException {
    Path folderInTheWay = Files.createDirectories(folder.resolve("report.html/inside"));

    assertThatThrownBy(() -> HtmlReport.write(SampleReport.create(), folderInTheWay.getParent()))
        .isInstanceOf(ReportException.class)
        .hasMessageContaining("report.html");
    assertThat(folder.toFile().list()).containsExactly("report.html");
  }

  private static List<MetricValue> metrics(List<Section> sections) {
    List<MetricValue> metrics = new ArrayList<>();
    all(sections, ResultsSection.class)
        .forEach(each -> each.rows().forEach(row -> metrics.addAll(row.metrics())));
    all(sections, StrataSection.class)
        .forEach(each -> each.strata().forEach(row -> metrics.addAll(row.metrics())));
    assertThat(metrics).isNotEmpty();
    return metrics;
  }

  private static <S extends Section> List<S> all(List<Section> sections, Class<S> kind) {
    List<S> found = new ArrayList<>();
    for (Section section : sections) {
      if (section instanceof SectionGroup group) {
        found.addAll(all(group.sections(), kind));
      } else if (kind.isInstance(section)) {
        found.add(kind.cast(section));
      }
    }
    return found;
  }

  /** What a reader without JavaScript sees. */
  private static String visibleText(String html) {
    Matcher withoutScripts = SCRIPT.matcher(html);
    return TAG.matcher(withoutScripts.replaceAll(""))
        .replaceAll("")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }
}
