package org.patchbridge.dataset;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The values of one feature family for all cells of a cohort: {@code cells × columns}, row-major,
 * immutable. An absent value is NaN and carries the reason for its absence; no value is ever
 * silently zero.
 */
public final class FamilyBlock {
  /** Why a number that is infinite or too large to be one is absent. */
  public static final String OUT_OF_RANGE = "beyond the range of numbers";

  private final String name;
  private final List<Column> columns;
  private final double[] values;
  private final byte[] reasonOfValue;
  private final List<String> reasons;
  private final int cells;

  private FamilyBlock(
      String name,
      List<Column> columns,
      double[] values,
      byte[] reasonOfValue,
      List<String> reasons,
      int cells) {
    this.name = name;
    this.columns = columns;
    this.values = values;
    this.reasonOfValue = reasonOfValue;
    this.reasons = reasons;
    this.cells = cells;
  }

  public static Builder builder(String name, List<Column> columns, int cells) {
    return new Builder(name, columns, cells);
  }

  /**
   * Whether a number can be a value that models learn from: not NaN, and not above 3.4e38 in
   * magnitude, where single precision, in which trees compare, ends. No measurement is that large.
   */
  public static boolean isInRange(double value) {
    return Math.abs(value) <= Float.MAX_VALUE;
  }

  public String name() {
    return name;
  }

  public List<Column> columns() {
    return columns;
  }

  public int width() {
    return columns.size();
  }

  public int cells() {
    return cells;
  }

  /** The value, NaN where absent. */
  public double value(int cell, int column) {
    return values[index(cell, column)];
  }

  public boolean isPresent(int cell, int column) {
    return reasonOfValue[index(cell, column)] == 0;
  }

  /** Why the value is absent; the empty string where it is present. */
  public String absenceReason(int cell, int column) {
    int reason = reasonOfValue[index(cell, column)];
    return reason == 0 ? "" : reasons.get((reason & 0xff) - 1);
  }

  /**
   * How many values of the block are absent, by reason, in the order the reasons first occurred.
   */
  public Map<String, Integer> absenceCounts() {
    int[] counts = new int[reasons.size() + 1];
    for (byte reason : reasonOfValue) {
      counts[reason & 0xff]++;
    }
    Map<String, Integer> byReason = new LinkedHashMap<>();
    for (int i = 0; i < reasons.size(); i++) {
      if (counts[i + 1] > 0) {
        byReason.put(reasons.get(i), counts[i + 1]);
      }
    }
    return byReason;
  }

  /** A block of the given cells, in the given order. */
  public FamilyBlock select(int[] rows) {
    int width = width();
    double[] picked = new double[rows.length * width];
    byte[] pickedReasons = new byte[rows.length * width];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(values, rows[i] * width, picked, i * width, width);
      System.arraycopy(reasonOfValue, rows[i] * width, pickedReasons, i * width, width);
    }
    return new FamilyBlock(name, columns, picked, pickedReasons, reasons, rows.length);
  }

  private int index(int cell, int column) {
    if (cell < 0 || cell >= cells || column < 0 || column >= columns.size()) {
      throw new IndexOutOfBoundsException(
          "cell " + cell + ", column " + column + " of " + cells + " × " + columns.size());
    }
    return cell * columns.size() + column;
  }

  /** Fills a block; what is never set is absent as "not measured". */
  public static final class Builder {
    private static final int MOST_REASONS = 255;
    private final String name;
    private final List<Column> columns;
    private final int cells;
    private final double[] values;
    private final byte[] reasonOfValue;
    private final Map<String, Byte> reasons = new LinkedHashMap<>();

    private Builder(String name, List<Column> columns, int cells) {
      this.name = name;
      this.columns = List.copyOf(columns);
      this.cells = cells;
      this.values = new double[Math.multiplyExact(cells, columns.size())];
      this.reasonOfValue = new byte[values.length];
      Arrays.fill(values, Double.NaN);
      Arrays.fill(reasonOfValue, (byte) 1);
      reasons.put("not measured", (byte) 1);
    }

    /**
     * @throws IllegalArgumentException where the value is NaN or infinite: such a value is absent,
     *     and absence needs a reason
     */
    public Builder set(int cell, int column, double value) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException(
            columns.get(column).name() + " is " + value + "; use absent(...) with a reason");
      }
      int at = cell * columns.size() + column;
      values[at] = value;
      reasonOfValue[at] = 0;
      return this;
    }

    public Builder absent(int cell, int column, String reason) {
      Byte code = reasons.get(reason);
      if (code == null) {
        if (reasons.size() == MOST_REASONS) {
          throw new IllegalStateException("more than " + MOST_REASONS + " reasons in " + name);
        }
        code = (byte) (reasons.size() + 1);
        reasons.put(reason, code);
      }
      int at = cell * columns.size() + column;
      values[at] = Double.NaN;
      reasonOfValue[at] = code;
      return this;
    }

    public String name() {
      return name;
    }

    public FamilyBlock build() {
      return new FamilyBlock(
          name,
          columns,
          values.clone(),
          reasonOfValue.clone(),
          List.copyOf(reasons.keySet()),
          cells);
    }
  }
}
