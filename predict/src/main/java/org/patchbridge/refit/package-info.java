/**
 * The features at hand: where new cells lack features of a model, the model is learnt again on its
 * own cells with those that they have.
 */
package org.patchbridge.refit;
