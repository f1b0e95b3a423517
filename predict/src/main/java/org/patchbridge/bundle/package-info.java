/**
 * Models that are saved, shared and used: what a bundle holds, how it is written and read, and the
 * calls it makes for new cells.
 */
package org.patchbridge.bundle;
