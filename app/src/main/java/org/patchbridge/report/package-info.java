/**
 * What a study found, as one model ({@link org.patchbridge.report.model.ReportModel}) and its two
 * outputs: a self-contained HTML page and JSON. Holds no science: every number arrives computed.
 *
 * <p>To add a section: a record that implements {@link org.patchbridge.report.section.Section}, and
 * a {@code SectionView} of it named in {@code SectionViews}.
 */
package org.patchbridge.report;
