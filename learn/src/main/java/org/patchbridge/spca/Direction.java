package org.patchbridge.spca;

/**
 * The equiangular direction of one active set: along it, the correlations of all active variables
 * with the residual shrink at one rate.
 *
 * @param signs for every variable the sign of its correlation while active, 0 while inactive
 * @param rate of that shrinking
 * @param entries for an active variable the change of its coefficient, for an inactive one the
 *     change of its correlation, both for a step of length 1
 */
record Direction(byte[] signs, double rate, double[] entries) {}
