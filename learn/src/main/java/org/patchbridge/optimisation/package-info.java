/**
 * Minimising smooth functions, and from scores to probabilities, for models that are fitted by it.
 */
package org.patchbridge.optimisation;
