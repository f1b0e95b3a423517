package org.patchbridge.hdf5;

import java.util.Arrays;
import org.patchbridge.recording.SampleRanges;

/** Samples side by side, with their ranges, which cost least while a chunk is at hand. */
public final class ResponseSamples implements SampleTarget {
  private final SampleConverter converter;
  private final double[] values;
  private final SampleRanges.Collector ranges;

  /**
   * @param values is written to, whatever is in it
   */
  ResponseSamples(SampleConverter converter, double[] values) {
    this.converter = converter;
    this.values = values;
    this.ranges = new SampleRanges.Collector(values.length);
  }

  @Override
  public void clear() {
    Arrays.fill(values, 0);
    ranges.add(values, 0, values.length);
  }

  @Override
  public void write(ChunkDecoder.Decoded chunk, int start, int count) {
    converter.convert(chunk, values, start, count);
    ranges.add(values, start, start + count);
  }

  @Override
  public void repeat(int from, int start, int count) {
    System.arraycopy(values, from, values, start, count);
    ranges.add(values, start, start + count);
  }

  public double[] values() {
    return values;
  }

  public SampleRanges ranges() {
    return ranges.ranges();
  }
}
