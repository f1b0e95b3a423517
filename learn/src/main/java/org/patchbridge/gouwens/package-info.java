/**
 * The feature-engineered baseline of Gouwens et al. 2020: sparse components of every family, and a
 * random forest on them. Start at {@link org.patchbridge.gouwens.GouwensLearner}.
 */
package org.patchbridge.gouwens;
