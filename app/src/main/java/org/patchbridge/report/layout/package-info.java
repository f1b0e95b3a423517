/** How the report of a study is laid out: answers, cells, models, and folds for all the rest. */
package org.patchbridge.report.layout;
