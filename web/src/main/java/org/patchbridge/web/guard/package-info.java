/** Who may ask the server anything: nobody but the browser of the person who started it. */
package org.patchbridge.web.guard;
