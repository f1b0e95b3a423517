/**
 * The files that lie on the bench of one server: how they come in, and what was taken from them.
 */
package org.patchbridge.web.bench;
