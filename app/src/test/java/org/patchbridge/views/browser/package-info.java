/** A browser, axe-core and npm for the tests of pages, of this module and of others. */
package org.patchbridge.views.browser;
