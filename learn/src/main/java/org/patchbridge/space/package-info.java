/**
 * Where cells lie among each other: the space of their standardised components, both species in
 * one, and its embedding in a plane with what the embedding kept of it. Start at {@link
 * org.patchbridge.space.CellSpace} and {@link org.patchbridge.space.Umap}.
 */
package org.patchbridge.space;
