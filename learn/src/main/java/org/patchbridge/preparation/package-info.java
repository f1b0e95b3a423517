/**
 * What is done to numbers before a model sees them, each fitted on training rows alone: {@code fit}
 * returns another type, and only that one can transform.
 */
package org.patchbridge.preparation;
