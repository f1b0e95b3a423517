/** Commands and options for recordings of the DANDI archive. */
package org.patchbridge.cli.archive;
