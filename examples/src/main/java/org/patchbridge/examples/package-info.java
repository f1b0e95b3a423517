/** What programs do with the library, one small class each. Uses what every stranger may use. */
package org.patchbridge.examples;
