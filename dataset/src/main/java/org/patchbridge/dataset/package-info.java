/**
 * Cells, their labels and donors, and the feature columns measured on them: what every model in
 * this project learns from, whether it came from published tables or from recordings.
 */
package org.patchbridge.dataset;
