package org.patchbridge.inspection;

import java.util.Optional;
import org.patchbridge.figure.TimeSpan;
import org.patchbridge.recording.Sweep;
import org.patchbridge.stimulus.StimulusCharacteristics;

/** Which part of a sweep a figure shows: all of it, or the surroundings of a short stimulus. */
final class ShownPart {
  /** A stimulus shorter than this is drawn with its surroundings only, s. */
  private static final double SHORT_STIMULUS = 0.1;

  private static final double BEFORE_SHORT_STIMULUS = 0.01;
  private static final double AFTER_SHORT_STIMULUS = 0.06;

  private ShownPart() {}

  /**
   * @param stimulus of this sweep
   */
  static TimeSpan of(Sweep sweep, Optional<StimulusCharacteristics> stimulus) {
    double end = sweep.length() / sweep.info().samplingRateHz();
    return stimulus
        .filter(each -> each.durationSeconds() < SHORT_STIMULUS)
        .map(
            each ->
                TimeSpan.around(
                    each.startSeconds(),
                    Math.max(0, each.startSeconds() - BEFORE_SHORT_STIMULUS),
                    Math.min(
                        end, each.startSeconds() + each.durationSeconds() + AFTER_SHORT_STIMULUS)))
        .orElseGet(() -> TimeSpan.whole(end));
  }
}
