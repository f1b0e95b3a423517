/**
 * Sequence models over feature families on libtorch: a bidirectional LSTM with or without
 * attention, its heads and losses, oversampling, and training with early stopping. What is random
 * is drawn from generators of the model; libtorch's own generator is never used, so fits that run
 * side by side give the bits they give alone.
 */
package org.patchbridge.sequence;
