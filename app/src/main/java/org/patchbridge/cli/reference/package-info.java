/** Commands around reference models and the tables of other laboratories. */
package org.patchbridge.cli.reference;
