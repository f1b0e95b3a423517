package org.patchbridge.spca;

/**
 * Where a path stopped: the active set and, if the last step ended because a variable was to enter,
 * that variable.
 *
 * @param active variables; the first {@code count} are read
 * @param signs of the active variables
 * @param entering the variable whose correlation caught up
 * @param enteringSign of its correlation; 0 where the path went on until no correlation was left
 */
record PathEnd(int[] active, int count, byte[] signs, int entering, int enteringSign) {}
