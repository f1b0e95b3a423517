/**
 * The published numbers beside this program's: which evaluations that takes, what came of them, and
 * the page, JSON and CSV that say so.
 */
package org.patchbridge.reproduction;
