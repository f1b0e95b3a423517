/** A report as a whole, with its sections in reading order. */
package org.patchbridge.report.model;
