/**
 * The network on libtorch: layers, heads, weights and their gradients. Knows no cells and no folds.
 */
package org.patchbridge.sequence.network;
