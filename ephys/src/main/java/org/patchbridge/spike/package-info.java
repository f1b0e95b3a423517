/** Action potentials: detection in steps, measures of each spike, measures of a train. */
package org.patchbridge.spike;
