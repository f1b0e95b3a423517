/**
 * Published feature tables (CSV) in, a {@link org.patchbridge.dataset.Cohort} out. A schema, a YAML
 * file, says which column becomes which feature in which unit, how tables are joined, and which
 * label is which class. {@link org.patchbridge.table.SchemaImport} is the door.
 */
package org.patchbridge.table;
