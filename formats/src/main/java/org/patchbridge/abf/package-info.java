/** Axon ABF 1 and ABF 2 files, with the command waveform rebuilt from what the header says. */
package org.patchbridge.abf;
