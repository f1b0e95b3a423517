/** Figures that are drawn without a script, as SVG. */
package org.patchbridge.report.plot;
