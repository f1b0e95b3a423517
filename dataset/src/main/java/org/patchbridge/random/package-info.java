/** Where randomness comes from: seeds that are derived from seeds, and the stream they start. */
package org.patchbridge.random;
