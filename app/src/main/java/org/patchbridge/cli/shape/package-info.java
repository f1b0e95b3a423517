/** The command about the shape of clouds and cohorts. */
package org.patchbridge.cli.shape;
