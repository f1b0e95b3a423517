/**
 * Recordings of the DANDI archive: found by any form of identifier, fetched whole and checked, or
 * read in parts. Start at {@link org.patchbridge.archive.dandi.DandiArchive}.
 */
package org.patchbridge.archive.dandi;
