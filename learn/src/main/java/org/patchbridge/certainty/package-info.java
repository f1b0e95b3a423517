/**
 * How sure a call is: probabilities that mean what they say, sets of subclasses with a promised
 * coverage, cells unlike any in training, other shares of subclasses.
 */
package org.patchbridge.certainty;
