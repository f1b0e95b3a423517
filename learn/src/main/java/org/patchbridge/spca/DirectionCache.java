package org.patchbridge.spca;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Directions already computed, by active set. A direction depends on the Gram matrix and the active
 * set alone, not on the response, and from one iteration of sparse PCA to the next the path passes
 * through almost the same active sets. What a whole path did not use is dropped.
 */
final class DirectionCache {
  private Map<Long, Direction> previousPath = new HashMap<>();
  private Map<Long, Direction> currentPath = new HashMap<>();

  void startPath() {
    Map<Long, Direction> recycled = previousPath;
    previousPath = currentPath;
    currentPath = recycled;
    currentPath.clear();
  }

  Optional<Direction> find(long key, byte[] signs) {
    Direction direction = currentPath.get(key);
    if (direction == null) {
      direction = previousPath.get(key);
    }
    if (direction == null || !Arrays.equals(direction.signs(), signs)) {
      return Optional.empty();
    }
    currentPath.put(key, direction);
    return Optional.of(direction);
  }

  void add(long key, Direction direction) {
    currentPath.put(key, direction);
  }
}
