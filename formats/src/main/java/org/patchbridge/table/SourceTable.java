package org.patchbridge.table;

import java.nio.file.Path;

/**
 * A file a cohort was read from.
 *
 * @param role its name in the schema
 * @param sha256 of its bytes, hexadecimal
 * @param rows below the header, blank lines not counted
 */
public record SourceTable(String role, Path file, String sha256, int rows) {}
