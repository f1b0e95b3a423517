package org.patchbridge.hdf5;

import org.patchbridge.recording.InjectedCurrent;

/** Samples of a stimulus, of which flat stretches are never written out. */
public final class StimulusSamples implements SampleTarget {
  private final SampleConverter converter;
  private final InjectedCurrent.Builder current;
  private double[] chunkSamples = new double[0];
  private boolean chunkIsFlat;

  StimulusSamples(SampleConverter converter, int length) {
    this.converter = converter;
    this.current = new InjectedCurrent.Builder(length);
  }

  /** What is never put is zero. */
  @Override
  public void clear() {}

  @Override
  public void write(ChunkDecoder.Decoded chunk, int start, int count) {
    if (chunkSamples.length < count) {
      chunkSamples = new double[count];
    }
    converter.convert(chunk, chunkSamples, 0, count);
    chunkIsFlat = InjectedCurrent.isFlat(chunkSamples, 0, count);
    put(start, count);
  }

  /** The samples of the chunk that was converted last are still there. */
  @Override
  public void repeat(int written, int start, int count) {
    put(start, count);
  }

  private void put(int start, int count) {
    if (chunkIsFlat) {
      current.fill(start, count, chunkSamples[0]);
    } else {
      current.put(start, chunkSamples, 0, count);
    }
  }

  public InjectedCurrent current() {
    return current.build();
  }
}
