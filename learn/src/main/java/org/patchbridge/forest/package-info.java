/**
 * Random forest of classification trees (Breiman 2001), balanced by class weights or by balanced
 * bootstrap, with out-of-bag estimates, importances and a compact file. Follows scikit-learn's
 * {@code RandomForestClassifier}; equal input, settings and seed give bit-equal forests for any
 * number of threads.
 */
package org.patchbridge.forest;
