/**
 * The shape of the cells of a study: in which spaces they are looked at, what is computed of each,
 * and how a space of both species changes. Start at {@link
 * org.patchbridge.shape.cohort.SpaceSeries}.
 */
package org.patchbridge.shape.cohort;
