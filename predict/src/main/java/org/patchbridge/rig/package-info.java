/**
 * Calls for cells of another laboratory's rig: a batch is brought to the reference that a model's
 * own training cells are, and called there. Start at {@link org.patchbridge.rig.RigPredictor}.
 */
package org.patchbridge.rig;
