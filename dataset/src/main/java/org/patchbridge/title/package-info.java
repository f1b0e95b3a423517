/** What cohorts, models and splits are called where people read; the one place that knows. */
package org.patchbridge.title;
