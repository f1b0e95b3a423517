/**
 * Mapper (Singh, M&eacute;moli &amp; Carlsson 2007): a cloud of cells as a graph. A lens gives
 * every cell one or two values, a cover cuts their range into overlapping pieces, the cells of each
 * piece are clustered, and clusters that share cells are joined. Start at {@link
 * org.patchbridge.mapper.Mapper}; {@link org.patchbridge.mapper.MapperStability} says what of a
 * graph comes back with other donors and other settings.
 */
package org.patchbridge.mapper;
