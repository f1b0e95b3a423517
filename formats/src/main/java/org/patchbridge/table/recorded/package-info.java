/** Recordings in the columns of tables. */
package org.patchbridge.table.recorded;
