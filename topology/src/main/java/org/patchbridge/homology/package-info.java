/**
 * Persistent homology of a cloud of points: components, loops and cavities of its Vietoris–Rips
 * complexes over Z/2, and distances between the diagrams of two clouds.
 *
 * <p>Loops are found by cohomology with clearing and apparent pairs (Bauer 2021, "Ripser"). Edges
 * get a strict order first. Then an edge has an apparent pair exactly where some point lies in its
 * lune, so that the columns left to reduce are the edges of the relative neighbourhood graph
 * (Toussaint 1980) beyond the minimum spanning tree: a few a point.
 */
package org.patchbridge.homology;
