/** Lines, exponentials and smoothers fitted to traces, in the steps that SciPy takes. */
package org.patchbridge.fit;
