/**
 * The views: figures and tables that a person looks into, as modules of a browser. The report links
 * them into its page, the web application serves them as they are. This package only finds and
 * links their text; what they do is told in {@code docs/views.md}.
 */
package org.patchbridge.views;
