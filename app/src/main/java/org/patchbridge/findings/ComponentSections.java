package org.patchbridge.findings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.family.recipe.FamilyAxis;
import org.patchbridge.gouwens.ComponentSettings;
import org.patchbridge.gouwens.FamilyComponents;
import org.patchbridge.gouwens.FamilyFit;
import org.patchbridge.gouwens.FittedFamilyComponents;
import org.patchbridge.report.section.ComponentsSection;
import org.patchbridge.report.section.ComponentsSection.AxisChunk;
import org.patchbridge.report.section.ComponentsSection.FamilyPart;
import org.patchbridge.report.section.ComponentsSection.KeptComponent;
import org.patchbridge.report.section.ComponentsSection.LoadingAxis;
import org.patchbridge.report.section.Section;
import org.patchbridge.report.section.SectionGroup;

/**
 * The components of the Gouwens models. A model has other components in every fold; those shown are
 * fitted once more, on all labelled cells.
 */
final class ComponentSections {
  /** Loadings are shown, not computed with: more digits only make the report longer. */
  private static final double LOADING_ROUNDING = 1e6;

  private static final String BASIS =
      "Fitted for display on all labelled cells of a cohort. The models that were tested have"
          + " components of their own, fitted in each fold on its training cells alone.";

  private ComponentSections() {}

  /** One part for each cohort and learner that goes by families; empty where there is none. */
  static Optional<SectionGroup> of(List<EvaluatedModel> all) {
    List<Section> sections = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (EvaluatedModel evaluated : all) {
      String title = evaluated.cohort().name() + ": " + evaluated.stored().learner();
      evaluated
          .components()
          .filter(settings -> seen.add(title))
          .map(settings -> section(title, evaluated.cohort(), settings))
          .ifPresent(sections::add);
    }
    return sections.isEmpty()
        ? Optional.empty()
        : Optional.of(new SectionGroup("Components of the feature families", BASIS, sections));
  }

  private static ComponentsSection section(
      String title, Cohort cohort, ComponentSettings settings) {
    int[] labels = cohort.labels();
    int[] labelled = IntStream.range(0, labels.length).filter(row -> labels[row] >= 0).toArray();
    FittedFamilyComponents fitted = FamilyComponents.with(settings).fit(cohort, labelled);
    FittedFamilyComponents.Scores scores = fitted.transform(cohort, labelled);
    List<FamilyPart> parts = new ArrayList<>();
    for (FamilyFit fit : fitted.families()) {
      FamilyBlock block =
          cohort.families().stream()
              .filter(family -> family.name().equals(fit.family()))
              .findFirst()
              .orElseThrow();
      parts.add(part(fit, block, scores.imputedCells().get(fit.family())));
    }
    return new ComponentsSection(
        title, "Fitted on all " + labelled.length + " labelled cells.", parts);
  }

  private static FamilyPart part(FamilyFit fit, FamilyBlock block, int imputedCells) {
    if (fit instanceof FamilyFit.Components components) {
      return new FamilyPart(
          fit.family(),
          components.trainingCells(),
          imputedCells,
          Optional.empty(),
          components.explained(),
          axis(components, block),
          kept(components));
    }
    if (fit instanceof FamilyFit.Scalars scalars) {
      return new FamilyPart(
          fit.family(),
          scalars.trainingCells(),
          imputedCells,
          Optional.empty(),
          List.of(),
          LoadingAxis.ofColumns(names(scalars.columns())),
          List.of());
    }
    FamilyFit.None none = (FamilyFit.None) fit;
    return new FamilyPart(
        fit.family(),
        0,
        0,
        Optional.of(none.reason()),
        List.of(),
        LoadingAxis.ofColumns(List.of()),
        List.of());
  }

  private static List<KeptComponent> kept(FamilyFit.Components components) {
    double[][] loadings = components.pca().loadings();
    return IntStream.range(0, components.numbers().size())
        .mapToObj(
            k ->
                new KeptComponent(
                    components.numbers().get(k),
                    Arrays.stream(loadings).map(row -> rounded(row[k])).toList()))
        .toList();
  }

  /** A loading other than zero stays so. */
  private static double rounded(double loading) {
    double near = Math.rint(loading * LOADING_ROUNDING) / LOADING_ROUNDING;
    return near == 0 ? loading : near;
  }

  private static LoadingAxis axis(FamilyFit.Components components, FamilyBlock block) {
    return FamilyAxis.of(block.name(), block.width())
        .map(axis -> axis(axis, positions(components, block)))
        .orElseGet(() -> LoadingAxis.ofColumns(names(components.columns())));
  }

  private static int[] positions(FamilyFit.Components components, FamilyBlock block) {
    return components.columns().stream().mapToInt(block.columns()::indexOf).toArray();
  }

  /** The chunks of the axis as far as their positions are used. */
  private static LoadingAxis axis(FamilyAxis axis, int[] positions) {
    List<AxisChunk> chunks = new ArrayList<>();
    for (FamilyAxis.Chunk chunk : axis.chunks()) {
      int[] used =
          IntStream.range(0, positions.length)
              .filter(at -> positions[at] >= chunk.from())
              .filter(at -> positions[at] < chunk.from() + chunk.length())
              .toArray();
      if (used.length > 0) {
        double first = chunk.at(positions[used[0]]);
        double last = chunk.at(positions[used[used.length - 1]]);
        double half = chunk.step() / 2;
        chunks.add(new AxisChunk(chunk.label(), used[0], used.length, first - half, last + half));
      }
    }
    return new LoadingAxis(axis.quantity(), axis.unit(), chunks, List.of());
  }

  private static List<String> names(List<Column> columns) {
    return columns.stream()
        .map(
            column ->
                column.unit().isEmpty()
                    ? column.name()
                    : column.name() + " (" + column.unit() + ")")
        .toList();
  }
}
