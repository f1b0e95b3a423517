package org.patchbridge.family;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Puts a family vector together from chunks. */
public final class VectorBuilder {
  private float[] values = new float[0];
  private final BitSet estimated = new BitSet();
  private final TreeMap<Integer, TracePlacement> placementOfChunk = new TreeMap<>();

  /**
   * Appends recorded values.
   *
   * @param placement by position in the chunk
   */
  public VectorBuilder recorded(double[] chunk, TracePlacement placement) {
    append(chunk, placement);
    return this;
  }

  /**
   * Appends values that were taken from neighbours.
   *
   * @param neighbours where they were recorded, by position in the chunk
   */
  VectorBuilder estimated(double[] chunk, List<TracePlacement> neighbours) {
    estimated.set(values.length, values.length + chunk.length);
    append(
        chunk,
        position -> neighbours.stream().flatMap(each -> each.at(position).stream()).toList());
    return this;
  }

  /** Appends what stands for values that were not recorded. */
  public VectorBuilder notRecorded(double[] chunk) {
    return estimated(chunk, List.of());
  }

  public PlacedVector build() {
    int length = values.length;
    return new PlacedVector(
        new FamilyVector.Present(values, estimated),
        position -> {
          Objects.checkIndex(position, length);
          Map.Entry<Integer, TracePlacement> chunk = placementOfChunk.floorEntry(position);
          return chunk.getValue().at(position - chunk.getKey());
        });
  }

  private void append(double[] chunk, TracePlacement placement) {
    int from = values.length;
    placementOfChunk.put(from, placement);
    values = Arrays.copyOf(values, from + chunk.length);
    for (int k = 0; k < chunk.length; k++) {
      values[from + k] = (float) chunk[k];
    }
  }
}
