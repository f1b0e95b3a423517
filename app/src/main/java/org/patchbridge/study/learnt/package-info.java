/**
 * The spaces that networks lay cells into: what is kept of every fold, and how the spaces of folds
 * are made one. Start at {@link org.patchbridge.study.learnt.VectorTable}.
 */
package org.patchbridge.study.learnt;
