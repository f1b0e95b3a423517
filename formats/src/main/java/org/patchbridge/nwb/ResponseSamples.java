package org.patchbridge.nwb;

import org.patchbridge.recording.SampleRanges;

/** Samples side by side, with their ranges, which cost least while a chunk is at hand. */
final class ResponseSamples implements SampleTarget {
  private final SampleConverter converter;
  private final double[] values;
  private final SampleRanges.Collector ranges;
  private int written;

  ResponseSamples(SampleConverter converter, int length) {
    this.converter = converter;
    this.values = new double[length];
    this.ranges = new SampleRanges.Collector(length);
  }

  @Override
  public void write(ChunkDecoder.Decoded chunk, int start, int count) {
    converter.convert(chunk, values, start, count);
    added(start, count);
  }

  @Override
  public void repeat(int from, int start, int count) {
    System.arraycopy(values, from, values, start, count);
    added(start, count);
  }

  private void added(int start, int count) {
    ranges.add(values, start, start + count);
    written += count;
  }

  double[] values() {
    return values;
  }

  /** Bounds of all samples, also of those that were never written and count as zeros. */
  SampleRanges ranges() {
    return written == values.length ? ranges.ranges() : SampleRanges.of(values, values.length);
  }
}
