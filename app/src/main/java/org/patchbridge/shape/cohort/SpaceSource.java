package org.patchbridge.shape.cohort;

import java.util.List;
import org.patchbridge.study.store.StudyInput;

/**
 * Where spaces of cells come from: features, components, a trained encoder. Equal inputs give equal
 * spaces.
 */
public interface SpaceSource {

  /** What {@code --space} calls it. */
  String key();

  /**
   * All spaces of these cohorts: of each alone, and of every two that can be laid into one.
   *
   * @param inputs the cohorts that were asked for
   * @return empty where these cohorts have none
   */
  List<SpaceSeries> of(List<StudyInput> inputs);

  /** Whether it is left out where no space is named. */
  default boolean isOnlyOnRequest() {
    return false;
  }

  /** What a user can do where cohorts have none; empty where nothing can be done. */
  default String remedy() {
    return "";
  }
}
