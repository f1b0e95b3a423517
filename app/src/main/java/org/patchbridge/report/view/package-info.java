/** How each section looks on the page: one view a section. */
package org.patchbridge.report.view;
