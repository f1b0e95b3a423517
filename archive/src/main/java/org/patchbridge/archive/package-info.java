/**
 * Public tables: which there are, how they come to the user's machine, and where they lie. Start at
 * {@link org.patchbridge.archive.FetchedTables}.
 */
package org.patchbridge.archive;
