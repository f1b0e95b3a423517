package org.patchbridge.cli.text;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.Predicate;
import org.patchbridge.cli.option.CohortOptions;
import org.patchbridge.cli.option.JsonOption;
import org.patchbridge.dataset.CohortSummary;
import org.patchbridge.study.store.ExtractedCohorts;
import org.patchbridge.study.store.ExtractionSummary;

/** What an extraction came to and the cohorts that were made of it, for people or machines. */
public final class ExtractedText {
  private ExtractedText() {}

  /** What {@code --json} prints. */
  private record PrintedExtraction(
      ExtractionSummary extraction, List<CohortSummary> cohorts, List<String> warnings) {}

  public static void print(
      ExtractionSummary summary,
      ExtractedCohorts.Assembled assembled,
      CohortOptions asked,
      JsonOption json,
      PrintWriter out) {
    print(
        new PrintedExtraction(
            summary,
            assembled.cohorts().stream().map(CohortSummary::of).toList(),
            assembled.warnings()),
        cohort -> asked.isSimulated(assembled, cohort),
        json,
        out);
  }

  /** Of recordings that no cohort was made of. */
  public static void print(ExtractionSummary summary, JsonOption json, PrintWriter out) {
    print(new PrintedExtraction(summary, List.of(), List.of()), cohort -> false, json, out);
  }

  private static void print(
      PrintedExtraction printed, Predicate<String> isSimulated, JsonOption json, PrintWriter out) {
    if (json.asked) {
      out.println(JsonOption.text(printed));
      return;
    }
    ExtractionText.lines(printed.extraction()).forEach(out::println);
    printed
        .cohorts()
        .forEach(
            cohort ->
                CohortText.lines(cohort, isSimulated.test(cohort.cohort())).forEach(out::println));
    printed.warnings().forEach(warning -> out.println("! " + warning));
  }
}
