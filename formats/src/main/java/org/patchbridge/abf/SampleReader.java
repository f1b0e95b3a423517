package org.patchbridge.abf;

import java.nio.ByteBuffer;

/** Reads one channel of one sweep out of the multiplexed samples. */
final class SampleReader {
  /** A sweep this long takes 256 MiB with its command, as in NWB files. */
  static final int MAX_SAMPLES = 1 << 24;

  private static final int CHUNK_BYTES = 1 << 20;

  private final AbfFile file;
  private final AbfHeader header;

  SampleReader(AbfFile file, AbfHeader header) {
    this.file = file;
    this.header = header;
  }

  /** Samples of one channel in a sweep. */
  long length(SweepExtent extent) {
    return extent.length() / header.inputs().size();
  }

  /**
   * Values in the unit of the channel, in float32.
   *
   * @param position of the channel among the recorded ones
   * @throws org.patchbridge.recording.RecordingException where the file has become shorter
   */
  float[] read(SweepExtent extent, int position) {
    InputChannel channel = header.inputs().get(position);
    int frameBytes = header.inputs().size() * header.format().bytes();
    int frames = (int) length(extent);
    int framesOfChunk = Math.max(1, CHUNK_BYTES / frameBytes);
    long start = header.dataPosition() + extent.start() * header.format().bytes();
    float gain = (float) channel.gain();
    float shift = (float) channel.offset();
    float[] values = new float[frames];
    for (int first = 0; first < frames; first += framesOfChunk) {
      int count = Math.min(framesOfChunk, frames - first);
      ByteBuffer bytes =
          file.read("data", start + (long) first * frameBytes, (long) count * frameBytes).buffer();
      int offset = position * header.format().bytes();
      for (int frame = 0; frame < count; frame++, offset += frameBytes) {
        values[first + frame] =
            header.format() == SampleFormat.INT16
                ? bytes.getShort(offset) * gain + shift
                : bytes.getFloat(offset);
      }
    }
    return values;
  }
}
