/** NumPy's array files, NPY and NPZ (numpy.lib.format, versions 1.0 to 3.0), C order only. */
package org.patchbridge.npy;
