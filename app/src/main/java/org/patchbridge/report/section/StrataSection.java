package org.patchbridge.report.section;

import java.util.List;
import org.patchbridge.report.value.MetricValue;

/** The same predictions looked at in parts, for example acute and culture. */
public record StrataSection(String title, List<Stratum> strata) implements Section {

  public StrataSection {
    strata = List.copyOf(strata);
  }

  /**
   * @param variable what divides the cells, for example {@code condition}
   */
  public record Stratum(
      String variable, String name, int cells, int donors, List<MetricValue> metrics) {
    public Stratum {
      metrics = List.copyOf(metrics);
    }
  }
}
