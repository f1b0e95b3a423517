package org.patchbridge.spike;

import org.patchbridge.signal.TimeAxis;

/**
 * Samples between which spikes are searched.
 *
 * @param first first sample
 * @param last last sample of the crossing search, and where what follows the last spike ends
 * @param peakEnd end of the peak search; the same as {@code last}, except for a window that ends at
 *     exactly 0 s, which the reference's peak search takes for no end at all
 */
record SearchWindow(int first, int last, int peakEnd) {

  static SearchWindow of(TimeAxis time, DetectionSettings settings) {
    double start = settings.startSeconds().orElse(time.start());
    double end = settings.endSeconds().orElse(time.end());
    int last = time.indexOf(end);
    return new SearchWindow(time.indexOf(start), last, end == 0 ? time.length() - 1 : last);
  }
}
