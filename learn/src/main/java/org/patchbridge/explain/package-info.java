/**
 * What makes a class, and what makes a call.
 *
 * <p>Of classes: the effect of each on each feature in both species, and whether the species agree;
 * start at {@link org.patchbridge.explain.Conservation}. What a sequence model looks at is in
 * {@link org.patchbridge.explain.AttentionSummary}.
 *
 * <p>Of one cell: what a model makes of each part of it, {@link org.patchbridge.explain.Occlusion};
 * and what is usual in each class, {@link org.patchbridge.explain.TypicalRanges}.
 */
package org.patchbridge.explain;
