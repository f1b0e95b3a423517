/** A patch-clamp recording in one unit system: mV, pA, s, Hz. Files are read elsewhere. */
package org.patchbridge.recording;
