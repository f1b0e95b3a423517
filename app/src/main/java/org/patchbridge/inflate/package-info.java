/** Intel's ISA-L unpacks the chunks of a recording where the machine has it. */
package org.patchbridge.inflate;
