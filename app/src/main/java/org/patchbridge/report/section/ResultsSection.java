package org.patchbridge.report.section;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.patchbridge.report.value.PublishedResult;
import org.patchbridge.report.value.ResultRow;

/**
 * All results in one table, baselines beside them, and what was published.
 *
 * @param rows grouped by cohort and features, in the order given
 */
public record ResultsSection(String title, List<ResultRow> rows, List<PublishedResult> published)
    implements Section {

  /**
   * @throws IllegalArgumentException where two rows share an id, or a published result is compared
   *     with a row that is not there
   */
  public ResultsSection {
    rows = List.copyOf(rows);
    published = List.copyOf(published);
    Set<String> ids = new HashSet<>();
    for (ResultRow row : rows) {
      if (!ids.add(row.id())) {
        throw new IllegalArgumentException("result '" + row.id() + "' occurs twice");
      }
    }
    for (PublishedResult result : published) {
      if (!ids.containsAll(result.comparedWith().values())) {
        throw new IllegalArgumentException(
            "published '" + result.model() + "' is compared with a result that is not there");
      }
    }
  }
}
