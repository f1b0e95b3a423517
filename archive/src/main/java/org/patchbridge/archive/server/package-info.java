/**
 * A public archive's servers, asked with patience: what goes wrong is waited for, up to a limit.
 */
package org.patchbridge.archive.server;
