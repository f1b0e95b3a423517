package org.patchbridge.homology;

/**
 * Simplices of one dimension, and of which of the next dimension they are facets. A simplex is a
 * number; numbers of one dimension are in the order of the filtration.
 */
interface Coboundary {
  /** Rank of the youngest edge of a simplex. */
  int rank(long simplex);

  /** Number of the first cofacet whose youngest edge has this rank; none that is older is above. */
  long firstOfRank(int rank);

  /** Rank of the youngest edge of a cofacet. */
  int rankOfCofacet(long cofacet);

  /**
   * Adds the cofacets of a simplex.
   *
   * @param after only those younger than this one
   * @param through only those whose youngest edge is at most of this rank
   */
  void push(long simplex, long after, int through, LongHeap heap);

  /** The facet that makes an apparent pair with a cofacet, or {@link LongHeap#NONE}. */
  long apparentFacet(long cofacet);
}
