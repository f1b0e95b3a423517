/** Sampled signals: time axes, exact means, zero-phase filtering and derivatives. */
package org.patchbridge.signal;
