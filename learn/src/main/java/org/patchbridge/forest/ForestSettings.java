package org.patchbridge.forest;

import java.util.OptionalInt;

/**
 * How to grow a forest. Immutable; start from {@link #defaults()}.
 *
 * @param trees at least 1
 * @param featuresPerSplit columns drawn at each node, at most as many as there are; empty for
 *     ⌊√columns⌋
 * @param bootstrap what examples a tree sees
 * @param balance how unequal classes are made up for
 * @param minLeaf distinct examples in a leaf, at least
 * @param maxDepth splits between root and leaf, at most; empty for no bound
 */
public record ForestSettings(
    int trees,
    OptionalInt featuresPerSplit,
    Bootstrap bootstrap,
    Balance balance,
    int minLeaf,
    OptionalInt maxDepth) {

  /** What examples a tree sees. The order is part of the file format. */
  public enum Bootstrap {
    /** All of them once; no out-of-bag estimate. */
    NONE,
    /** As many as there are, drawn with replacement. */
    WITH_REPLACEMENT
  }

  public ForestSettings {
    requirePositive(trees, "trees");
    featuresPerSplit.ifPresent(count -> requirePositive(count, "features per split"));
    requirePositive(minLeaf, "examples in a leaf");
    maxDepth.ifPresent(depth -> requirePositive(depth, "depth"));
    if (balance == Balance.BALANCED_BOOTSTRAP && bootstrap == Bootstrap.NONE) {
      throw new IllegalArgumentException(
          "a balanced bootstrap was asked for and the bootstrap turned off; choose one");
    }
  }

  /** 500 unpruned trees, √p columns a split, bootstrap, class weights "balanced". */
  public static ForestSettings defaults() {
    return new ForestSettings(
        500,
        OptionalInt.empty(),
        Bootstrap.WITH_REPLACEMENT,
        Balance.BALANCED,
        1,
        OptionalInt.empty());
  }

  public ForestSettings withTrees(int count) {
    return new ForestSettings(count, featuresPerSplit, bootstrap, balance, minLeaf, maxDepth);
  }

  public ForestSettings withFeaturesPerSplit(int count) {
    return new ForestSettings(trees, OptionalInt.of(count), bootstrap, balance, minLeaf, maxDepth);
  }

  public ForestSettings withBootstrap(Bootstrap choice) {
    return new ForestSettings(trees, featuresPerSplit, choice, balance, minLeaf, maxDepth);
  }

  public ForestSettings withBalance(Balance choice) {
    return new ForestSettings(trees, featuresPerSplit, bootstrap, choice, minLeaf, maxDepth);
  }

  public ForestSettings withMinLeaf(int examples) {
    return new ForestSettings(trees, featuresPerSplit, bootstrap, balance, examples, maxDepth);
  }

  public ForestSettings withMaxDepth(int depth) {
    return new ForestSettings(
        trees, featuresPerSplit, bootstrap, balance, minLeaf, OptionalInt.of(depth));
  }

  /** Columns drawn at a node of a forest on {@code columns} columns; at least 1. */
  int featuresDrawnOf(int columns) {
    int drawn = featuresPerSplit.orElse((int) Math.sqrt(columns));
    return Math.max(1, Math.min(drawn, columns));
  }

  private static void requirePositive(int value, String what) {
    if (value < 1) {
      throw new IllegalArgumentException("number of " + what + " is " + value + "; at least 1");
    }
  }
}
