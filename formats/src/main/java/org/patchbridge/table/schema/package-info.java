/**
 * A schema, a YAML file: which column becomes which feature in which unit, how tables are joined,
 * and which label is which class.
 */
package org.patchbridge.table.schema;
