/**
 * Another laboratory's rig: an affine map of its features and its shares of subclasses, found
 * together and without labels; whether to use them, and what calls are then worth. Start at {@link
 * org.patchbridge.adaptation.BatchAdapter}.
 */
package org.patchbridge.adaptation;
