/**
 * Work that takes a while: how far it is, how it is awaited, and how what it works on is known
 * again.
 */
package org.patchbridge.work;
