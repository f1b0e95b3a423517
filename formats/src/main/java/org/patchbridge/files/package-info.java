/** Writing files so that an interrupted program leaves the old one or the new one, never a part. */
package org.patchbridge.files;
