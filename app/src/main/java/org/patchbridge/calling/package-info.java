/** Calls for a batch of cells, the same for the command line and the window. */
package org.patchbridge.calling;
