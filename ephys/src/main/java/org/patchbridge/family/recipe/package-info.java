/**
 * The presets: how the families and scalars of a cell are put together from its sweeps, one recipe
 * a preset.
 */
package org.patchbridge.family.recipe;
