/** Opens recordings of every format that is read. */
package org.patchbridge.reader;
