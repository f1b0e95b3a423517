package org.patchbridge.family.recipe;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.patchbridge.family.CellExtraction;
import org.patchbridge.family.FamilyTable;
import org.patchbridge.family.ScalarFeature;
import org.patchbridge.family.SweepSpikes;
import org.patchbridge.recording.Finding;

/** What a recipe hands back; see {@link CellExtraction} for the parts. */
record ExtractedParts(
    Optional<String> refusal,
    FamilyTable families,
    Map<String, ScalarFeature> scalars,
    List<SweepSpikes> spikes,
    CellExtraction.Analyses analyses,
    List<Finding> findings,
    OptionalDouble filterKilohertz) {}
