/** Calls for new cells: recordings, tables or the cells of a study in, calls with evidence out. */
package org.patchbridge.prediction;
