/** Writing HTML so that text can never become markup: a tree of nodes that escapes everything. */
package org.patchbridge.report.html;
