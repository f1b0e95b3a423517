package org.patchbridge.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.patchbridge.report.model.ReportModel;

/**
 * The report as one HTML page. Every number stands in the page's tables; figures are drawn from the
 * same numbers by a script inside the page. Equal models give equal bytes.
 */
public final class HtmlReport {

  private HtmlReport() {}

  /**
   * Writes aside, then replaces {@code file}; missing folders are made.
   *
   * @throws ReportException where the file cannot be written
   */
  public static void write(ReportModel report, Path file) {
    ReportFile.write(file, Page.render(report).getBytes(StandardCharsets.UTF_8));
  }
}
