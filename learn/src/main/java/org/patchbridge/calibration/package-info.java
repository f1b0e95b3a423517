/**
 * What a few labelled cells of a laboratory tell of its rig, and how far a promise rests on them.
 */
package org.patchbridge.calibration;
