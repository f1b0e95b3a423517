/**
 * The small values that sections are made of: estimates with intervals, rows of results, origins.
 */
package org.patchbridge.report.value;
