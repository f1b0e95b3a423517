/** Predictions that another program made on the cells of a study, judged beside the study's own. */
package org.patchbridge.study.contender;
