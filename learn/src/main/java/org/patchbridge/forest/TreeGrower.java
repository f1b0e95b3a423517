package org.patchbridge.forest;

import java.util.Arrays;
import org.patchbridge.random.RandomStream;

/**
 * Grows one tree after the other on the same training set, each from its own random stream, depth
 * first. Owns its buffers; one per thread.
 */
final class TreeGrower {
  private final TrainingSet training;
  private final Bag bag;
  private final int featuresPerSplit;
  private final int minLeaf;
  private final int maxDepth;
  private final SplitFinder finder;
  private final int[] counts;
  private final int[] examples;
  private final int[] right;
  private final int[] columns;
  private int[] stack = new int[192];
  private int stacked;

  TreeGrower(TrainingSet training, Bag bag, ForestSettings settings) {
    this.training = training;
    this.bag = bag;
    this.featuresPerSplit = settings.featuresDrawnOf(training.columns());
    this.minLeaf = settings.minLeaf();
    this.maxDepth = settings.maxDepth().orElse(Integer.MAX_VALUE);
    this.finder = new SplitFinder(training, bag.classWeights(), minLeaf);
    this.counts = new int[training.examples()];
    this.examples = new int[training.examples()];
    this.right = new int[training.examples()];
    this.columns = new int[training.columns()];
  }

  GrownTree grow(RandomStream random) {
    bag.draw(random, counts);
    finder.startTree(counts);
    int size = 0;
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        examples[size++] = i;
      }
    }
    for (int i = 0; i < columns.length; i++) {
      columns[i] = i;
    }
    GrownTree tree = new GrownTree(columns.length);
    push(0, size, 0);
    while (stacked > 0) {
      int depth = stack[--stacked];
      int to = stack[--stacked];
      int from = stack[--stacked];
      growNode(tree, random, from, to, depth);
    }
    return tree;
  }

  /** Adds the node and pushes its children, the left one last so that it comes next. */
  private void growNode(GrownTree tree, RandomStream random, int from, int to, int depth) {
    finder.startNode(examples, from, to);
    // Halved, not doubled, because twice a very large minimum does not fit an int.
    boolean splittable = depth < maxDepth && (to - from) / 2 >= minLeaf && !finder.isPure();
    if (splittable) {
      searchSplit(random, from, to);
    }
    if (!finder.found()) {
      tree.addLeaf(finder.classFractions());
      return;
    }
    int column = finder.column();
    tree.addSplit(column, finder.threshold());
    tree.addImportance(column, finder.impurityDecrease());
    int middle = partition(training.ranks(column), finder.lowerRank(), from, to);
    push(middle, to, depth + 1);
    push(from, middle, depth + 1);
  }

  /**
   * Draws columns without replacement until enough have been looked at and one of them was not
   * constant in the node, or none is left (scikit-learn's rule).
   */
  private void searchSplit(RandomStream random, int from, int to) {
    boolean varies = false;
    for (int drawn = 0; drawn < columns.length; drawn++) {
      if (drawn >= featuresPerSplit && varies) {
        return;
      }
      int other = drawn + random.nextIndex(columns.length - drawn);
      int column = columns[other];
      columns[other] = columns[drawn];
      columns[drawn] = column;
      varies |= finder.tryColumn(column, examples, from, to);
    }
  }

  /** Moves examples of at most this rank to the front, keeping the order; returns the border. */
  private int partition(int[] ranks, int highestLeft, int from, int to) {
    int lefts = from;
    int rights = 0;
    for (int i = from; i < to; i++) {
      int example = examples[i];
      // Both are written and one index moves, so that there is no branch to mispredict.
      examples[lefts] = example;
      right[rights] = example;
      int goesLeft = ranks[example] <= highestLeft ? 1 : 0;
      lefts += goesLeft;
      rights += 1 - goesLeft;
    }
    System.arraycopy(right, 0, examples, lefts, rights);
    return lefts;
  }

  private void push(int from, int to, int depth) {
    if (stacked + 3 > stack.length) {
      stack = Arrays.copyOf(stack, Math.multiplyExact(2, stack.length));
    }
    stack[stacked++] = from;
    stack[stacked++] = to;
    stack[stacked++] = depth;
  }
}
