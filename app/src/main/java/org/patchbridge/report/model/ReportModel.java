package org.patchbridge.report.model;

import java.time.Instant;
import java.util.List;
import org.patchbridge.report.answer.StudyAnswers;
import org.patchbridge.report.section.Section;
import org.patchbridge.report.value.Notice;
import org.patchbridge.report.value.RunSettings;

/**
 * Everything a report says. Equal models give equal pages, byte for byte.
 *
 * @param generator program and version that computed the numbers, for example {@code PatchBridge
 *     0.3.0}
 * @param generatedAt given by the caller; the report reads no clock
 * @param headlines the main findings, one sentence each; {@code Headlines} writes them
 * @param notices what a reader must know before reading any number
 * @param sections in reading order
 * @param answers empty for a report that is not of a study
 */
public record ReportModel(
    String title,
    String generator,
    Instant generatedAt,
    List<String> headlines,
    List<Notice> notices,
    List<Section> sections,
    RunSettings settings,
    StudyAnswers answers) {

  public ReportModel {
    headlines = List.copyOf(headlines);
    notices = List.copyOf(notices);
    sections = List.copyOf(sections);
  }

  /** A report that is not of a study. */
  public ReportModel(
      String title,
      String generator,
      Instant generatedAt,
      List<String> headlines,
      List<Notice> notices,
      List<Section> sections,
      RunSettings settings) {
    this(
        title, generator, generatedAt, headlines, notices, sections, settings, StudyAnswers.none());
  }
}
