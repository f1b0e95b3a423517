/** The training cells that a bundle holds, so that a model can be learnt from them again. */
package org.patchbridge.bundle.cells;
