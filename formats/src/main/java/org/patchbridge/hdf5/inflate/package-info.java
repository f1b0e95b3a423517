/** Unpacks what zlib packed: with the JDK, or faster where a native library is at hand. */
package org.patchbridge.hdf5.inflate;
