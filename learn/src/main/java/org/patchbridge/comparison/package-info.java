/**
 * Models compared in pairs on the same folds: differences with intervals that hold for each, and
 * for all together.
 */
package org.patchbridge.comparison;
