/** Sweeps of a recording, thinned out to what a screen can show. */
package org.patchbridge.web.trace;
