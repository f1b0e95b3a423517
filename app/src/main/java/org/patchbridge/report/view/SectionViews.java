package org.patchbridge.report.view;

import java.util.List;
import java.util.Optional;
import org.patchbridge.report.html.Node;
import org.patchbridge.report.page.Numbering;
import org.patchbridge.report.section.AttentionSection;
import org.patchbridge.report.section.CalibrationSection;
import org.patchbridge.report.section.CallSection;
import org.patchbridge.report.section.CellSection;
import org.patchbridge.report.section.ClassMetricsSection;
import org.patchbridge.report.section.CohortSection;
import org.patchbridge.report.section.ComparisonSection;
import org.patchbridge.report.section.ComponentsSection;
import org.patchbridge.report.section.ConfusionSection;
import org.patchbridge.report.section.ConservationSection;
import org.patchbridge.report.section.EmbeddingSection;
import org.patchbridge.report.section.EnvelopeSection;
import org.patchbridge.report.section.EvidenceSection;
import org.patchbridge.report.section.ImportanceSection;
import org.patchbridge.report.section.LearningCurveSection;
import org.patchbridge.report.section.MixSection;
import org.patchbridge.report.section.ResultsSection;
import org.patchbridge.report.section.SaliencySection;
import org.patchbridge.report.section.Section;
import org.patchbridge.report.section.SeparationSection;
import org.patchbridge.report.section.ShapeSection;
import org.patchbridge.report.section.SplitAuditSection;
import org.patchbridge.report.section.StrataSection;
import org.patchbridge.report.section.TextSection;
import org.patchbridge.report.shape.ShapeView;

/** Which view draws which section. A group has no view: the page nests what it holds. */
public final class SectionViews {
  private static final List<Entry<?>> ENTRIES =
      List.of(
          new Entry<>(CohortSection.class, new CohortView()),
          new Entry<>(ResultsSection.class, new ResultsView()),
          new Entry<>(ClassMetricsSection.class, new ClassMetricsView()),
          new Entry<>(ConfusionSection.class, new ConfusionView()),
          new Entry<>(CalibrationSection.class, new CalibrationView()),
          new Entry<>(ImportanceSection.class, new ImportanceView()),
          new Entry<>(AttentionSection.class, new AttentionView()),
          new Entry<>(LearningCurveSection.class, new LearningCurveView()),
          new Entry<>(MixSection.class, new MixView()),
          new Entry<>(ComponentsSection.class, new ComponentsView()),
          new Entry<>(StrataSection.class, new StrataView()),
          new Entry<>(ComparisonSection.class, new ComparisonView()),
          new Entry<>(SplitAuditSection.class, new SplitAuditView()),
          new Entry<>(SeparationSection.class, new SeparationView()),
          new Entry<>(EmbeddingSection.class, new EmbeddingView()),
          new Entry<>(ConservationSection.class, new ConservationView()),
          new Entry<>(ShapeSection.class, ShapeView::render),
          new Entry<>(CellSection.class, new CellView()),
          new Entry<>(CallSection.class, new CallView()),
          new Entry<>(EvidenceSection.class, new EvidenceView()),
          new Entry<>(EnvelopeSection.class, new EnvelopeView()),
          new Entry<>(SaliencySection.class, new SaliencyView()),
          new Entry<>(TextSection.class, new TextView()));

  private SectionViews() {}

  public static List<Node> render(Section section, Numbering numbering) {
    return ENTRIES.stream()
        .flatMap(entry -> entry.render(section, numbering).stream())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no view for " + section.getClass()));
  }

  private record Entry<S extends Section>(Class<S> type, SectionView<S> view) {
    public Optional<List<Node>> render(Section section, Numbering numbering) {
      return type.isInstance(section)
          ? Optional.of(view.render(type.cast(section), numbering))
          : Optional.empty();
    }
  }
}
