/** What cohorts, models and splits are called where people read. */
package org.patchbridge.report.title;
