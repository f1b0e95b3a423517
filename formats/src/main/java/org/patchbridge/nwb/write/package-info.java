/**
 * Writes current-clamp recordings as NWB 2.7 files in the layout of the Allen Institute's
 * acquisition: one response and one stimulus series per sweep, joined by a sweep table.
 */
package org.patchbridge.nwb.write;
