/** Reads NWB 2 recordings of patch-clamp experiments. Units and conversion are settled here. */
package org.patchbridge.nwb;
