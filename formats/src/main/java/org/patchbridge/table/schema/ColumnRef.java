package org.patchbridge.table.schema;

/**
 * A column of one of a schema's files.
 *
 * @param file the role the file plays in the schema, such as {@code features}
 * @param column its header, without surrounding white space
 */
public record ColumnRef(String file, String column) {}
