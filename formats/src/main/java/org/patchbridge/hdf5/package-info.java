/**
 * HDF5 files in parts, from disk or over HTTP: links and chunks checked and bounded before memory
 * is taken. Knows nothing of NWB.
 */
package org.patchbridge.hdf5;
