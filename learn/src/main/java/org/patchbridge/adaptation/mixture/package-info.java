/**
 * What classes look like on a known rig, and the affine map and the shares of classes that explain
 * a batch of another rig best.
 */
package org.patchbridge.adaptation.mixture;
