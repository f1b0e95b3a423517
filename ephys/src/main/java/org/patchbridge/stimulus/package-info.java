/** From a stimulus code and the injected current to protocol, epochs and amplitude. */
package org.patchbridge.stimulus;
