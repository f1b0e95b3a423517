/**
 * Simulated interneurons of both species, for demonstrations and tests: recordings made by
 * conductance-based neurons, and feature tables drawn from a statistical model. Nothing here was
 * measured on a cell.
 */
package org.patchbridge.simulate;
