package org.patchbridge.bundle;

import org.patchbridge.certainty.HeldOutQuality;

/** Where a bundle comes from and what it is worth. */
record Manifest(Bundle.Origin origin, HeldOutQuality quality) {}
