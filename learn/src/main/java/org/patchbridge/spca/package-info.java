/**
 * Sparse principal components with a fixed number of loadings (Zou, Hastie &amp; Tibshirani 2006),
 * and ordinary ones. Start at {@link org.patchbridge.spca.SparsePca}.
 */
package org.patchbridge.spca;
