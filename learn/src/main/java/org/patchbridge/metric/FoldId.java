package org.patchbridge.metric;

import java.util.Comparator;
import org.patchbridge.dataset.Split;

/** Names one fold of one run, both from 0. Ordered by run, then fold. */
public record FoldId(int run, int fold) implements Comparable<FoldId> {
  private static final Comparator<FoldId> ORDER =
      Comparator.comparingInt(FoldId::run).thenComparingInt(FoldId::fold);

  public static FoldId of(Split split) {
    return new FoldId(split.run(), split.fold());
  }

  @Override
  public int compareTo(FoldId other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return "run " + run + ", fold " + fold;
  }
}
