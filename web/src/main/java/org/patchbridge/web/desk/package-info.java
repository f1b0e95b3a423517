/** What one server works with, put together. */
package org.patchbridge.web.desk;
