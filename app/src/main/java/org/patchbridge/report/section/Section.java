package org.patchbridge.report.section;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** One part of a report. The {@code kind} names the type in JSON. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = SectionGroup.class, name = "group"),
  @JsonSubTypes.Type(value = CohortSection.class, name = "cohort"),
  @JsonSubTypes.Type(value = ResultsSection.class, name = "results"),
  @JsonSubTypes.Type(value = ClassMetricsSection.class, name = "class-metrics"),
  @JsonSubTypes.Type(value = ConfusionSection.class, name = "confusion"),
  @JsonSubTypes.Type(value = CalibrationSection.class, name = "calibration"),
  @JsonSubTypes.Type(value = ImportanceSection.class, name = "importance"),
  @JsonSubTypes.Type(value = AttentionSection.class, name = "attention"),
  @JsonSubTypes.Type(value = LearningCurveSection.class, name = "learning-curve"),
  @JsonSubTypes.Type(value = MixSection.class, name = "mix"),
  @JsonSubTypes.Type(value = ComponentsSection.class, name = "components"),
  @JsonSubTypes.Type(value = StrataSection.class, name = "strata"),
  @JsonSubTypes.Type(value = ComparisonSection.class, name = "comparison"),
  @JsonSubTypes.Type(value = SplitAuditSection.class, name = "split-audit"),
  @JsonSubTypes.Type(value = SeparationSection.class, name = "separation"),
  @JsonSubTypes.Type(value = EmbeddingSection.class, name = "embedding"),
  @JsonSubTypes.Type(value = ConservationSection.class, name = "conservation"),
  @JsonSubTypes.Type(value = ShapeSection.class, name = "shape"),
  @JsonSubTypes.Type(value = CellSection.class, name = "cell"),
  @JsonSubTypes.Type(value = CallSection.class, name = "call"),
  @JsonSubTypes.Type(value = EvidenceSection.class, name = "evidence"),
  @JsonSubTypes.Type(value = EnvelopeSection.class, name = "envelopes"),
  @JsonSubTypes.Type(value = SaliencySection.class, name = "saliency"),
  @JsonSubTypes.Type(value = TextSection.class, name = "text"),
})
public sealed interface Section
    permits SectionGroup,
        CohortSection,
        ResultsSection,
        ClassMetricsSection,
        ConfusionSection,
        CalibrationSection,
        ImportanceSection,
        AttentionSection,
        LearningCurveSection,
        MixSection,
        ComponentsSection,
        StrataSection,
        ComparisonSection,
        SplitAuditSection,
        SeparationSection,
        EmbeddingSection,
        ConservationSection,
        ShapeSection,
        CellSection,
        CallSection,
        EvidenceSection,
        EnvelopeSection,
        SaliencySection,
        TextSection {

  /** The heading; unique among its siblings. */
  String title();
}
