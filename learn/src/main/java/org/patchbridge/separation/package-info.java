/**
 * Whether classes separate, told by cells that nothing was fitted on: silhouettes in the space of
 * their components, and areas under the ROC curve of every pair of classes. Start at {@link
 * org.patchbridge.separation.HeldOutSilhouette} and {@link org.patchbridge.separation.PairwiseAuc}.
 */
package org.patchbridge.separation;
