package org.patchbridge.table.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.patchbridge.dataset.Column;

/**
 * What is known of a cell besides its electrophysiology, and how it becomes numbers. The schema
 * lists all levels, so nothing of the encoding is learnt from cells.
 *
 * @param source where the level of a cell is written
 * @param type what the levels mean to one another
 * @param levels number of each text for an ordinal one; for a categorical one the texts alone
 *     count, in their order
 */
public record CovariateRule(String name, ColumnRef source, Type type, Map<String, Double> levels) {

  /** What levels mean to one another. */
  public enum Type {
    /** They have an order and distances: one column of numbers. */
    ORDINAL,
    /** They are different and no more: a column of 0 and 1 for each level. */
    CATEGORICAL
  }

  public CovariateRule {
    levels = Collections.unmodifiableMap(new LinkedHashMap<>(levels));
  }

  /** The columns of numbers. */
  public List<Column> columns() {
    return type == Type.ORDINAL
        ? List.of(new Column(name, "level"))
        : levels.keySet().stream().map(level -> new Column(name + "=" + level, "")).toList();
  }

  /** One number for each column where the text is a level. */
  public double[] encoded(String level) {
    return type == Type.ORDINAL
        ? new double[] {levels.get(level)}
        : levels.keySet().stream().mapToDouble(each -> each.equals(level) ? 1 : 0).toArray();
  }
}
