package org.patchbridge.report.title;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.patchbridge.report.model.ReportModel;
import org.patchbridge.report.section.CohortSection;
import org.patchbridge.report.section.ResultsSection;
import org.patchbridge.report.section.Section;
import org.patchbridge.report.section.SectionGroup;
import org.patchbridge.report.value.DataOrigin;
import org.patchbridge.report.value.Grouping;
import org.patchbridge.report.value.ResultRow;

/**
 * Names for people: {@code allen-mouse-v1} is "Mouse V1", {@code bilstm-attention+smote} is
 * "Attention BiLSTM, minority classes oversampled", and {@code stratified 5-fold} with grouping is
 * "donors kept apart, 5 folds". Names that nobody here knows stay as they are, so that a user finds
 * their own cohort.
 */
public final class Titles {
  private static final String EXTRACTED = "extracted-";
  private static final Pattern FOLDS = Pattern.compile("(\\d+)-fold");
  private static final Pattern MEMBER = Pattern.compile("(.+?) with (.+)");

  private static final Map<String, String> COHORTS =
      Map.of(
          "allen-mouse-v1", "Mouse V1",
          "allen-human-gaba", "Human cortex",
          "allen-aligned-mouse", "Mouse V1, features that human cells have, too",
          "allen-aligned-human", "Human cortex, features that mouse cells have, too");

  private static final Map<String, String> MODELS =
      Map.ofEntries(
          Map.entry("bilstm", "BiLSTM"),
          Map.entry("bilstm-attention", "Attention BiLSTM"),
          Map.entry("arcface", "Attention BiLSTM, ArcFace loss"),
          Map.entry("sparse PCA + random forest", "Forest on sparse components"),
          Map.entry("per-family PCA + random forest", "Forest on components"),
          Map.entry("standardised scalars + random forest", "Forest on scalars"),
          Map.entry("ensemble of components", "Ensemble on components"),
          Map.entry("human only", "Network, human cells only"),
          Map.entry("encoder transfer", "Network, mouse encoder"),
          Map.entry("joint, then fine-tuned", "Network, joint then fine-tuned"),
          Map.entry("direct", "Mouse network as it is"),
          Map.entry("direct, prior corrected", "Mouse network, prior corrected"),
          Map.entry("direct, stated mix", "Mouse network, mix stated"),
          Map.entry("direct, logistic regression", "Mouse logistic regression as it is"),
          Map.entry("direct, logistic regression, stated mix", "Mouse logistic, mix stated"),
          Map.entry("ensemble and human only", "Ensemble with a human-only network"),
          Map.entry("ensemble and transfer", "Ensemble with a transfer network"),
          Map.entry("majority", "Most frequent class"),
          Map.entry("donor majority", "Most frequent class of the donor"),
          Map.entry("condition", "Most frequent class of the condition"));

  private static final Map<String, String> ADDED =
      Map.of("smote", "minority classes oversampled", "arcface", "ArcFace loss");

  private final Map<String, String> cohorts;

  /** What may stand in headings of sections, and what stands for it; longest first. */
  private final Map<String, String> phrases = new LinkedHashMap<>();

  private Titles(Map<String, String> cohorts, List<ResultRow> rows) {
    this.cohorts = cohorts;
    Map<String, String> found = new LinkedHashMap<>(cohorts);
    for (ResultRow row : rows) {
      found.put(row.grouping().label() + " " + row.split(), folds(row));
      found.put(row.split() + ", " + row.grouping().label(), folds(row));
      if (!row.model().equals(row.grouping().label())) {
        found.put(": " + row.model(), ": " + model(row.model()));
      }
    }
    found.entrySet().stream()
        .sorted((a, b) -> b.getKey().length() - a.getKey().length())
        .filter(each -> each.getKey().length() > 3)
        .forEach(each -> phrases.put(each.getKey(), each.getValue()));
  }

  /** Of the cohorts and results of a report. */
  public static Titles of(ReportModel report) {
    Map<String, String> cohorts =
        flat(report.sections())
            .filter(CohortSection.class::isInstance)
            .map(CohortSection.class::cast)
            .collect(
                Collectors.toMap(
                    CohortSection::title,
                    each -> cohort(each.title(), each.origin()),
                    (first, second) -> first,
                    LinkedHashMap::new));
    List<ResultRow> rows =
        flat(report.sections())
            .filter(ResultsSection.class::isInstance)
            .flatMap(each -> ((ResultsSection) each).rows().stream())
            .toList();
    rows.forEach(row -> cohorts.putIfAbsent(row.cohort(), cohort(row.cohort(), row.origin())));
    return new Titles(cohorts, rows);
  }

  private static Stream<Section> flat(List<Section> sections) {
    return sections.stream()
        .flatMap(
            each -> each instanceof SectionGroup group ? flat(group.sections()) : Stream.of(each));
  }

  /**
   * A cohort's title.
   *
   * @param name as the study knows it
   */
  public static String cohort(String name, DataOrigin origin) {
    if (name.startsWith(EXTRACTED)) {
      String species = name.substring(EXTRACTED.length());
      return origin == DataOrigin.SIMULATED
          ? "Simulated " + species + " cells"
          : capital(species) + " recordings";
    }
    return COHORTS.getOrDefault(name, name);
  }

  /** A cohort of this report. */
  public String cohort(String name) {
    return cohorts.getOrDefault(name, name);
  }

  /** A model or a label-only baseline. */
  public static String model(String name) {
    String known = MODELS.get(name);
    if (known != null) {
      return known;
    }
    int plus = name.lastIndexOf('+');
    if (plus > 0 && ADDED.containsKey(name.substring(plus + 1))) {
      return model(name.substring(0, plus)) + ", " + ADDED.get(name.substring(plus + 1));
    }
    Matcher member = MEMBER.matcher(name);
    if (name.startsWith("ensemble with ") && member.matches()) {
      return "Ensemble, also given " + member.group(2);
    }
    return name.matches("[a-z][a-z ,-]*") ? capital(name) : name;
  }

  /** A model where there is little room. */
  public static String brief(String name) {
    return model(name)
        .replace(", minority classes oversampled", ", oversampled")
        .replace("Attention BiLSTM, ArcFace loss", "ArcFace BiLSTM")
        .replace("Network, joint then fine-tuned", "Network, joint, then tuned")
        .replace("Mouse logistic regression as it is", "Mouse logistic as it is");
  }

  /** How cells were divided, and how often. */
  public static String split(ResultRow row) {
    return folds(row) + (row.runs() > 1 ? ", " + row.runs() + " runs" : "");
  }

  private static String folds(ResultRow row) {
    String donors = row.grouping() == Grouping.DONOR ? "donors kept apart" : "donors on both sides";
    Matcher folds = FOLDS.matcher(row.split());
    return donors + ", " + (folds.find() ? folds.group(1) + " folds" : row.split());
  }

  /** A heading that a section was given, with its cohorts, models and splits in these names. */
  public String heading(String text) {
    String found = text;
    for (Map.Entry<String, String> each : phrases.entrySet()) {
      found = found.replace(each.getKey(), each.getValue());
    }
    return found;
  }

  private static String capital(String word) {
    return word.isEmpty()
        ? word
        : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
