/** Commands about reference cells: public tables, and models of them. */
package org.patchbridge.cli.reference;
