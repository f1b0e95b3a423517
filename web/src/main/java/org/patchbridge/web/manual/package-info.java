/** The commands, told as pages of the documentation: made from what the program itself takes. */
package org.patchbridge.web.manual;
