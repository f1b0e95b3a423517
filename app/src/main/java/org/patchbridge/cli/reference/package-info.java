/** Commands around reference models: public tables, and the tables of other laboratories. */
package org.patchbridge.cli.reference;
