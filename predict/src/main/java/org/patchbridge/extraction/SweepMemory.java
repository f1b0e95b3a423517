package org.patchbridge.extraction;

import java.util.concurrent.Semaphore;
import org.patchbridge.recording.ForwardingRecording;
import org.patchbridge.recording.Recording;
import org.patchbridge.recording.Sweep;
import org.patchbridge.recording.SweepInfo;

/**
 * The part of the heap that sweeps under analysis may take, shared by all threads: sweeps of a
 * minute at 200 kHz take turns, short ones do not wait. A recording has memory for one sweep at a
 * time, that of the last it loaded.
 */
final class SweepMemory {
  private static final int MEBIBYTE = 1 << 20;

  /** For everything but sweeps. */
  private static final int RESERVED_MEBIBYTES = 64;

  /** Arrays of the sweep's length that are alive at once: two channels, filtered, dV/dt, spare. */
  private static final int ARRAYS = 6;

  private final int mebibytes;
  private final Semaphore free;

  SweepMemory(long heapBytes) {
    long left = Math.max(1, heapBytes / MEBIBYTE - RESERVED_MEBIBYTES);
    this.mebibytes = (int) Math.min(Integer.MAX_VALUE, left);
    this.free = new Semaphore(mebibytes, true);
  }

  /** The same recording, whose sweeps wait for memory. To be closed by the thread that loads. */
  Recording ration(Recording recording) {
    return new Rationed(recording);
  }

  private int needOf(SweepInfo sweep) {
    long need = 1 + sweep.samples() * Double.BYTES * ARRAYS / MEBIBYTE;
    return (int) Math.min(mebibytes, need);
  }

  private final class Rationed extends ForwardingRecording {
    private int held;

    private Rationed(Recording recording) {
      super(recording);
    }

    @Override
    public Sweep load(SweepInfo sweep) {
      waitFor(sweep);
      return super.load(sweep);
    }

    @Override
    public double[] picoamps(SweepInfo sweep) {
      waitFor(sweep);
      return super.picoamps(sweep);
    }

    private void waitFor(SweepInfo sweep) {
      giveBack();
      int need = needOf(sweep);
      free.acquireUninterruptibly(need);
      held = need;
    }

    private void giveBack() {
      free.release(held);
      held = 0;
    }

    @Override
    public void close() {
      giveBack();
      super.close();
    }
  }
}
