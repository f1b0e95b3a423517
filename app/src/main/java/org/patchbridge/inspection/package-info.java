/** What a person wants to know of one recording, in one place: as records, as text, as figures. */
package org.patchbridge.inspection;
