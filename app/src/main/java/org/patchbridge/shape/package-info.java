/** The shape of clouds and cohorts: what is computed for the command 'topology', and its files. */
package org.patchbridge.shape;
