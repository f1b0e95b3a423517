/**
 * A model for one laboratory, from a reference model and a few labelled cells of the laboratory.
 * Start at {@link org.patchbridge.laboratory.LabTrainer}.
 */
package org.patchbridge.laboratory;
