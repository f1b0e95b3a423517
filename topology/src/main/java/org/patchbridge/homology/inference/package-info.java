/**
 * Which features of a diagram are more than noise, and whether two groups of cells differ in shape.
 * What is drawn again or exchanged is always donors, never single cells of a donor.
 */
package org.patchbridge.homology.inference;
