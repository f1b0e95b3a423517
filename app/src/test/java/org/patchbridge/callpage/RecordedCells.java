package org.patchbridge.callpage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.bundle.cells.Material;
import org.patchbridge.certainty.HeldOutFold;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.CellOrigins;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.dataset.Species;
import org.patchbridge.dataset.Split;
import org.patchbridge.evaluation.Learner;
import org.patchbridge.family.CellExtraction;
import org.patchbridge.family.FamilySpec;
import org.patchbridge.family.FamilyVector;
import org.patchbridge.family.Preset;
import org.patchbridge.family.ScalarFeature;
import org.patchbridge.family.recipe.CellFeatures;
import org.patchbridge.simulate.CellSimulator;
import org.patchbridge.simulate.PlannedCell;
import org.patchbridge.simulate.SimulatedCell;
import org.patchbridge.simulate.SimulationSettings;
import org.patchbridge.stimulus.StimulusOntology;
import org.patchbridge.training.BundleTrainer;

/** Simulated recordings of two subclasses, and bundles trained on them. */
public final class RecordedCells {
  private static final int CELLS_PER_CLASS = 7;
  private static final List<String> CLASSES = List.of("Pvalb", "Sst");
  private static final List<Recorded> ALL = simulate();

  private RecordedCells() {}

  record Recorded(SimulatedCell recording, CellExtraction extraction) {}

  private static List<Recorded> simulate() {
    SimulationSettings settings =
        SimulationSettings.defaults()
            .withSamplingRateHz(25_000)
            .withRampShare(1)
            .withStepsAboveRheobasePicoamps(List.of(40));
    CellSimulator simulator = CellSimulator.with(settings);
    List<Recorded> cells = new ArrayList<>();
    for (int i = 0; i < CELLS_PER_CLASS * CLASSES.size(); i++) {
      SimulatedCell cell =
          simulator.simulate(
              new PlannedCell(
                  "cell" + i,
                  Species.MOUSE,
                  "donor" + i,
                  100 + i,
                  200 + i,
                  CLASSES.get(i % CLASSES.size()),
                  Optional.empty()));
      cells.add(
          new Recorded(
              cell, CellFeatures.extract(cell, Preset.DEFAULT, StimulusOntology.builtIn())));
    }
    return cells;
  }

  static Recorded cell(int index) {
    return ALL.get(index);
  }

  static String subclass(int index) {
    return cell(index).recording().plan().subclass();
  }

  public static int size() {
    return ALL.size();
  }

  /** All cells, families before scalars. */
  public static Cohort cohort() {
    List<FamilyBlock> blocks = new ArrayList<>(families());
    blocks.add(scalars());
    return cohort(blocks);
  }

  private static Cohort cohort(List<FamilyBlock> blocks) {
    List<Cell> cells =
        ALL.stream()
            .map(each -> each.recording().plan())
            .map(
                plan ->
                    new Cell(
                        plan.id(),
                        plan.species(),
                        Optional.of(plan.donor()),
                        Optional.of(plan.subclass()),
                        Optional.empty()))
            .toList();
    return new Cohort("recorded", cells, blocks, List.of());
  }

  private static List<FamilyBlock> families() {
    List<FamilyBlock> blocks = new ArrayList<>();
    for (FamilySpec spec : Preset.DEFAULT.families()) {
      int width = ALL.stream().mapToInt(each -> values(each, spec).length).max().orElse(0);
      if (width == 0) {
        continue;
      }
      List<Column> columns = new ArrayList<>();
      for (int k = 0; k < width; k++) {
        columns.add(new Column(spec.name() + "[" + k + "]", printed(spec.unit())));
      }
      FamilyBlock.Builder block = FamilyBlock.builder(spec.name(), columns, ALL.size());
      for (int row = 0; row < ALL.size(); row++) {
        float[] values = values(ALL.get(row), spec);
        for (int k = 0; k < values.length; k++) {
          if (Float.isFinite(values[k])) {
            block.set(row, k, values[k]);
          }
        }
      }
      blocks.add(block.build());
    }
    return blocks;
  }

  private static float[] values(Recorded cell, FamilySpec spec) {
    return cell.extraction().families().get(spec.name()) instanceof FamilyVector.Present present
        ? present.values()
        : new float[0];
  }

  private static FamilyBlock scalars() {
    TreeSet<String> names = new TreeSet<>();
    ALL.forEach(each -> names.addAll(each.extraction().scalars().keySet()));
    List<String> order = List.copyOf(names);
    FamilyBlock.Builder block =
        FamilyBlock.builder(
            "scalars",
            order.stream().map(name -> new Column(name, unit(name))).toList(),
            ALL.size());
    for (int row = 0; row < ALL.size(); row++) {
      Map<String, ScalarFeature> scalars = ALL.get(row).extraction().scalars();
      for (int k = 0; k < order.size(); k++) {
        ScalarFeature scalar = scalars.get(order.get(k));
        if (scalar != null
            && scalar.value().isPresent()
            && Double.isFinite(scalar.value().getAsDouble())) {
          block.set(row, k, scalar.value().getAsDouble());
        }
      }
    }
    return block.build();
  }

  private static String unit(String scalar) {
    return ALL.stream()
        .map(each -> each.extraction().scalars().get(scalar))
        .filter(each -> each != null)
        .findFirst()
        .map(ScalarFeature::unit)
        .map(RecordedCells::printed)
        .orElse("");
  }

  /** As the columns of a study have it. */
  private static String printed(String unit) {
    return unit.equals("1") ? "" : unit;
  }

  /** A bundle of the feature families, whose novelty is judged by the scalars. */
  public static Bundle bundleOfFamilies(Learner learner) {
    return bundle(learner, cohort(families()));
  }

  /** A bundle of the scalars alone. */
  public static Bundle bundleOfScalars(Learner learner) {
    return bundle(learner, cohort(List.of(scalars())));
  }

  private static Bundle bundle(Learner learner, Cohort cohort) {
    BundleTrainer trainer = new BundleTrainer(learner, Map.of("trees", "60"), 0.9, 0.05, 7);
    Material material =
        new Material(
            cohort,
            cohort(List.of(scalars())),
            "0123",
            "simulated recordings",
            Map.of("preset", "default"),
            CellOrigins.ofSimulated(cohort.size()));
    BundleTrainer.Test test = trainer.test(cohort);
    List<HeldOutFold> folds = new ArrayList<>();
    for (Split fold : test.folds()) {
      folds.add(trainer.heldOut(material, fold));
    }
    BundleTrainer.Fitted fitted = trainer.fit(material);
    return trainer.bundle(
        material,
        fitted,
        trainer.quality(material, test, folds, fitted),
        "test",
        "2026-01-01T00:00:00Z");
  }
}
