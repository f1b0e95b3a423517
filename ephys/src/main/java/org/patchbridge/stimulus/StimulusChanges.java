package org.patchbridge.stimulus;

import java.util.Optional;
import org.patchbridge.recording.InjectedCurrent;

/**
 * Where the injected current changes. A change at {@code k} means that samples {@code k} and {@code
 * k + 1} differ; a NaN differs from everything. Positions are -1 where there are fewer changes.
 *
 * @param count number of changes
 */
record StimulusChanges(int count, int first, int second, int third, int last) {

  static StimulusChanges of(InjectedCurrent current, int length) {
    int count = 0;
    int[] early = {-1, -1, -1};
    int last = -1;
    for (int k = current.nextChange(0, length); k < length; k = current.nextChange(k + 1, length)) {
      if (count < early.length) {
        early[count] = k;
      }
      count++;
      last = k;
    }
    return new StimulusChanges(count, early[0], early[1], early[2], last);
  }

  /**
   * The epoch between the first and last change after the first {@code skipped}, if it has both.
   */
  Optional<Epoch> stimulusAfter(int skipped) {
    if (count - skipped < 2) {
      return Optional.empty();
    }
    int begin = skipped == 0 ? first : third;
    return Optional.of(new Epoch(begin + 1, last));
  }
}
