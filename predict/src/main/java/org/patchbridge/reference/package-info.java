/** Models of published cells that are built once on a machine and found by name. */
package org.patchbridge.reference;
