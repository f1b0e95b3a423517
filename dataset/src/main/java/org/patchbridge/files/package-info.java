/** Files: read in parts wherever they are, written so that they appear whole or not at all. */
package org.patchbridge.files;
