/**
 * What laboratories and programs call a measure, in which unit, and how definitions that differ are
 * turned into each other.
 */
package org.patchbridge.table.vocabulary;
