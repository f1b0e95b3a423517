package org.patchbridge.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.patchbridge.report.section.ConservationSection.ClassAgreement;
import org.patchbridge.report.section.ConservationSection.FeatureEffect;
import org.patchbridge.report.section.ConservationSection.NotCompared;
import org.patchbridge.report.section.ConservationSection.Verdict;
import org.patchbridge.report.section.EmbeddingSection.EmbeddedCell;
import org.patchbridge.report.section.EmbeddingSection.FigureFile;
import org.patchbridge.report.section.EmbeddingSection.Prediction;
import org.patchbridge.report.section.SeparationSection.ClassSeparation;
import org.patchbridge.report.section.SeparationSection.Measure;
import org.patchbridge.report.section.SeparationSection.PairSeparation;
import org.patchbridge.report.value.Estimate;

/** The parts of a sample report about separation, drawn with a fixed seed. */
public final class SampleSeparation {
  public static final int CELLS = 240;
  private static final List<String> CLASSES = List.of("Lamp5", "Pvalb", "Sst", "Vip");
  private final Random random = new Random(5);
  private final String name;
  private final String mouse;
  private final String human;
  private final int size;
  private List<EmbeddedCell> cells = List.of();

  /**
   * @param name wherever a user's text can stand
   * @param mouse name of the one cohort
   * @param human name of the other
   * @param size how many cells there are, a sixth of them human
   */
  SampleSeparation(String name, String mouse, String human, int size) {
    this.name = name;
    this.mouse = mouse;
    this.human = human;
    this.size = size;
  }

  /**
   * @param sectionOfFirstCell title of the part that shows the first cell
   */
  SectionGroup group(String sectionOfFirstCell) {
    return new SectionGroup(
        "Do the classes separate?",
        "Of cells that nothing was fitted on.",
        List.of(separation(), embedding(sectionOfFirstCell), conservation()));
  }

  /** Those in the plane, after {@link #group}. */
  List<EmbeddedCell> cells() {
    return cells;
  }

  private SeparationSection separation() {
    List<ClassSeparation> classes = new ArrayList<>();
    List<PairSeparation> pairs = new ArrayList<>();
    for (int a = 0; a < CLASSES.size(); a++) {
      classes.add(new ClassSeparation(CLASSES.get(a), Optional.of(estimate(0.2, 0.03))));
      for (int b = a + 1; b < CLASSES.size(); b++) {
        boolean undefined = a == 0 && b == 3;
        pairs.add(
            new PairSeparation(
                CLASSES.get(a),
                CLASSES.get(b),
                undefined ? Optional.empty() : Optional.of(estimate(0.25, 0.04))));
      }
    }
    return new SeparationSection(
        "Separation in " + name,
        "Space: 30 standardised features.",
        List.of(
            new Measure(
                "Silhouette", "From −1 to 1.", 0, Optional.of(estimate(0.2, 0.02)), classes, pairs),
            new Measure(
                "AUC", "1 is best.", 0.5, Optional.of(estimate(0.9, 0.02)), classes, pairs)));
  }

  private EmbeddingSection embedding(String sectionOfFirstCell) {
    cells = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      int c = i % CLASSES.size();
      boolean isHuman = i >= size - size / 6;
      cells.add(
          new EmbeddedCell(
              isHuman ? human : mouse,
              i == 1 ? name : "cell " + i,
              4 * Math.cos(c * 1.6) + random.nextGaussian(),
              4 * Math.sin(c * 1.6) + random.nextGaussian(),
              isHuman ? "human" : "mouse",
              i % 40 == 7 ? Optional.empty() : Optional.of(CLASSES.get(c)),
              Optional.of("donor " + i / 5),
              isHuman ? Optional.of(i % 2 == 0 ? "acute" : "culture") : Optional.empty(),
              Optional.of(new Prediction(CLASSES.get(c), 0.75)),
              i == 0 ? Optional.of(sectionOfFirstCell) : Optional.empty()));
    }
    return new EmbeddingSection(
        "Cells of " + name,
        "30 standardised features",
        "UMAP (15 neighbours, seed 1)",
        15,
        0.9371,
        0.9514,
        cells,
        List.of(
            new FigureFile("PNG", "figures/cells.png"),
            new FigureFile("PDF", "figures/cells.pdf")));
  }

  private ConservationSection conservation() {
    List<FeatureEffect> effects = new ArrayList<>();
    List<ClassAgreement> agreements = new ArrayList<>();
    for (String subclass : CLASSES) {
      for (int f = 0; f < 12; f++) {
        effects.add(
            new FeatureEffect(
                f == 0 ? name : "feature_" + f,
                "mV",
                "ap_rheo",
                subclass,
                estimate(0.1 * f - 0.5, 0.1),
                estimate(0.1 * f - 0.4, 0.2),
                estimate(-0.1, 0.25),
                Verdict.values()[f % Verdict.values().length]));
      }
      agreements.add(
          new ClassAgreement(subclass, 12, estimate(0.8, 0.1), Optional.of(estimate(0.7, 0.1))));
    }
    return new ConservationSection(
        "Conserved and species-specific features",
        "An effect is Cliff's delta.",
        effects,
        agreements,
        List.of(new NotCompared("sag", "Vip", 40, 3)));
  }

  private Estimate estimate(double centre, double half) {
    double value = centre + half * random.nextDouble();
    return Estimate.of(value, value - half, value + half);
  }
}
