/** A stranger's table: which of its columns is which feature of a model, in which unit. */
package org.patchbridge.table.mapping;
