/**
 * Figures of recordings as PNG and SVG files: sweeps with their spikes, all sweeps of a protocol,
 * firing rate against current. Draws what others measured.
 */
package org.patchbridge.figure;
