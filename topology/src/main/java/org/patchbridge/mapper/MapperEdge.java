package org.patchbridge.mapper;

/**
 * Two nodes that share cells.
 *
 * @param one number of a node
 * @param other number of a later one
 * @param shared how many cells are in both, at least 1
 */
public record MapperEdge(int one, int other, int shared) {}
