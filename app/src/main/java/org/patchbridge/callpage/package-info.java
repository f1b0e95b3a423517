/**
 * A call told to people: why a model calls one cell what it does, as a page ({@link
 * org.patchbridge.callpage.CallPage}), and calls of many cells in words and as JSON.
 */
package org.patchbridge.callpage;
