/** Models at hand and what they say of the files on the bench; no science of its own. */
package org.patchbridge.web.call;
