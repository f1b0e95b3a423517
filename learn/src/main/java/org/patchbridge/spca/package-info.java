/**
 * The feature-engineered baseline of Gouwens et al. 2020: sparse principal components (Zou, Hastie
 * & Tibshirani 2006) of every feature family, and a random forest on them.
 *
 * <p>{@link org.patchbridge.spca.SparsePca} works on a matrix, {@link
 * org.patchbridge.spca.FamilyComponents} on a cohort, {@link org.patchbridge.spca.GouwensLearner}
 * on labelled cells.
 */
package org.patchbridge.spca;
