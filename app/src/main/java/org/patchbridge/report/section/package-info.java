/** What a report says, section by section, as records without any form. */
package org.patchbridge.report.section;
