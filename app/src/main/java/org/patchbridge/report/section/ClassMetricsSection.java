package org.patchbridge.report.section;

import java.util.List;
import java.util.Optional;
import org.patchbridge.report.value.Estimate;

/** Precision, recall and F1 of every class of one result. */
public record ClassMetricsSection(String title, List<ClassMetrics> classes) implements Section {

  public ClassMetricsSection {
    classes = List.copyOf(classes);
  }

  /**
   * @param precision empty where the class was never predicted
   * @param recall empty where the class has no test cell
   * @param f1 empty where neither is defined
   * @param support test cells of the class
   */
  public record ClassMetrics(
      String subclass,
      Optional<Estimate> precision,
      Optional<Estimate> recall,
      Optional<Estimate> f1,
      int support) {}
}
