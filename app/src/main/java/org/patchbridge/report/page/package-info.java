/**
 * What all views share: numbered figures and tables, colours of the classes, the page's resources.
 */
package org.patchbridge.report.page;
