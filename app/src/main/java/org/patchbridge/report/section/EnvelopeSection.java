package org.patchbridge.report.section;

import java.util.List;

/**
 * The feature families of a cell over what is usual in some classes.
 *
 * @param subclasses that are drawn, the most probable first
 */
public record EnvelopeSection(String title, List<String> subclasses, List<FamilyEnvelope> families)
    implements Section {

  public EnvelopeSection {
    subclasses = List.copyOf(subclasses);
    families = List.copyOf(families);
  }

  /**
   * One family that the cell has.
   *
   * @param unit empty for a pure number
   * @param axis what the positions of a chunk are
   * @param values of the cell, one a position; NaN where absent
   * @param chunks protocols or currents side by side, from the first position on
   * @param bands one a subclass
   */
  public record FamilyEnvelope(
      String family,
      String unit,
      String axis,
      List<Double> values,
      List<Chunk> chunks,
      List<ClassBand> bands) {
    public FamilyEnvelope {
      values = List.copyOf(values);
      chunks = List.copyOf(chunks);
      bands = List.copyOf(bands);
    }
  }

  /**
   * @param label empty where there is one chunk only
   * @param from first position
   */
  public record Chunk(String label, int from, int length) {}

  /** 5 %, 50 % and 95 % quantiles of the training cells; NaN where none has the value. */
  public record ClassBand(
      String subclass, List<Double> low, List<Double> median, List<Double> high) {
    public ClassBand {
      low = List.copyOf(low);
      median = List.copyOf(median);
      high = List.copyOf(high);
    }
  }
}
