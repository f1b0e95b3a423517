package org.patchbridge.gouwens;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.patchbridge.spca.SparsePcaSettings;

/** The components to fit for one feature family. */
public final class FamilyPreset {
  private final String family;
  private final OptionalInt rangedWidth;
  private final List<ColumnRange> ranges;
  private final SparsePcaSettings settings;

  /** Columns {@code from} (inclusive) to {@code to} (exclusive). */
  record ColumnRange(int from, int to) {
    @JsonCreator
    static ColumnRange of(List<Integer> bounds) {
      if (bounds.size() != 2 || bounds.get(0) < 0 || bounds.get(0) >= bounds.get(1)) {
        throw new IllegalArgumentException("column range " + bounds + "; write [from, to)");
      }
      return new ColumnRange(bounds.get(0), bounds.get(1));
    }
  }

  private FamilyPreset(
      String family,
      OptionalInt rangedWidth,
      List<ColumnRange> ranges,
      SparsePcaSettings settings) {
    this.family = family;
    this.rangedWidth = rangedWidth;
    this.ranges = ranges;
    this.settings = settings;
  }

  @JsonCreator
  static FamilyPreset of(
      @JsonProperty(value = "family", required = true) String family,
      @JsonProperty("width") int width,
      @JsonProperty("columns") List<ColumnRange> columns,
      @JsonProperty("nonzero") List<Integer> nonZero,
      @JsonProperty("ordinary") int ordinary) {
    List<ColumnRange> ranges = columns == null ? List.of() : List.copyOf(columns);
    if ((nonZero == null) == (ordinary == 0)) {
      throw new IllegalArgumentException(family + " needs one of 'nonzero' and 'ordinary'");
    }
    if (ranges.isEmpty() != (width == 0) || ranges.stream().anyMatch(r -> r.to() > width)) {
      throw new IllegalArgumentException(
          family + " has columns " + ranges + " of width " + width + "; give both, or neither");
    }
    return new FamilyPreset(
        family,
        width == 0 ? OptionalInt.empty() : OptionalInt.of(width),
        ranges,
        nonZero == null ? SparsePcaSettings.ordinary(ordinary) : SparsePcaSettings.sparse(nonZero));
  }

  public String family() {
    return family;
  }

  /** As many components of the same columns, without sparsity. */
  FamilyPreset withoutSparsity() {
    return new FamilyPreset(
        family, rangedWidth, ranges, SparsePcaSettings.ordinary(settings.components()));
  }

  public SparsePcaSettings settings() {
    return settings;
  }

  /** The columns to use of a family of the given width, ascending. */
  public int[] columnsOf(int width) {
    if (rangedWidth.isEmpty() || rangedWidth.getAsInt() != width) {
      return IntStream.range(0, width).toArray();
    }
    return ranges.stream()
        .flatMapToInt(range -> IntStream.range(range.from(), range.to()))
        .toArray();
  }
}
