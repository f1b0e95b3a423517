/**
 * What makes a class: the effect of each class on each feature in both species, and whether the
 * species agree. Start at {@link org.patchbridge.explain.Conservation}.
 *
 * <p>What a sequence model looks at is in {@link org.patchbridge.explain.AttentionSummary}.
 */
package org.patchbridge.explain;
