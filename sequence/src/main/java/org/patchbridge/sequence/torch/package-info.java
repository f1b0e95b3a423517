/** Whether the native part of libtorch is here, and how to get it. */
package org.patchbridge.sequence.torch;
