/** The part of a report about the shape of cells. */
package org.patchbridge.report.shape;
