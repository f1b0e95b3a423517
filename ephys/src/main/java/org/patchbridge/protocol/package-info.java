/** Measures of long square, short square and ramp sweeps, and of the sets they form. */
package org.patchbridge.protocol;
