package org.patchbridge.dataset;

/**
 * One partition of a cohort's cells by row index.
 *
 * @param run which repetition, from 0
 * @param fold which fold of the repetition, from 0
 * @param seed the seed the partition was drawn with
 * @param validation for early stopping and other choices inside the fold; empty where the scheme
 *     has none
 */
public record Split(int run, int fold, long seed, int[] train, int[] validation, int[] test) {}
