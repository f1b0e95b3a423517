package org.patchbridge.rig;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.bundle.MismatchException;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Covariates;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.refit.FeatureSubset;

/**
 * Cells to call and their background in the features that serve to compare rigs, and the training
 * cells of the model in the same.
 *
 * @param features that most cells of the batch and of the reference have
 * @param cells those to call first, then the background; without subclasses
 * @param toCall how many are to be called
 * @param reference training cells
 */
record RigBatch(FeatureSubset features, Cohort cells, int toCall, Cohort reference) {
  /** Waveforms have hundreds of columns, which are no features of a rig each. */
  private static final int MOST_FEATURES = 120;

  private static final int LEAST_FEATURES = 2;

  /** Share of the cells that must have a feature. */
  private static final double LEAST_PRESENT = 0.5;

  /** Why a batch cannot be compared with the training cells, or the batch. */
  record Prepared(Optional<RigBatch> batch, String obstacle) {
    static Prepared not(String obstacle) {
      return new Prepared(Optional.empty(), obstacle);
    }
  }

  static Prepared of(Bundle bundle, Cohort called, List<Cohort> background) {
    if (bundle.cells().isEmpty()) {
      return Prepared.not(
          "the model holds no training cells to compare the rig with; train it again, or have it"
              + " sent with its cells");
    }
    if (bundle.input().width() > MOST_FEATURES) {
      return Prepared.not(
          "rigs are compared by at most "
              + MOST_FEATURES
              + " scalar features, but the model takes "
              + bundle.input().width()
              + " columns; use a model of tables");
    }
    Cohort batch = joined(bundle, called, background);
    Cohort trained = bundle.input().align(bundle.cells().get().material().cohort()).cohort();
    List<String> shared = shared(batch, trained);
    if (shared.size() < LEAST_FEATURES) {
      return Prepared.not("the batch has too few features in common with the training cells");
    }
    FeatureSubset features = FeatureSubset.of(shared);
    return new Prepared(
        Optional.of(
            new RigBatch(features, features.of(batch), called.size(), features.of(trained))),
        "");
  }

  /** Ids are made unique: a background may hold the cells that are called. */
  private static Cohort joined(Bundle bundle, Cohort called, List<Cohort> background) {
    List<Cohort> parts = new ArrayList<>(List.of(bundle.input().align(called).cohort()));
    for (Cohort further : background) {
      try {
        parts.add(bundle.input().align(further).cohort());
      } catch (MismatchException otherFeatures) {
        throw new MismatchException("background " + otherFeatures.getMessage());
      }
    }
    return stacked(called.name(), parts);
  }

  /**
   * Cells of several cohorts of the same families in one, without subclasses. Ids are made unique
   * by the place of their cohort.
   */
  static Cohort stacked(String name, List<Cohort> parts) {
    List<Cell> cells = new ArrayList<>();
    for (int part = 0; part < parts.size(); part++) {
      for (Cell cell : parts.get(part).cells()) {
        String id = String.format(Locale.ROOT, "%d:%s", part, cell.id());
        cells.add(new Cell(id, cell.species(), cell.donor(), Optional.empty(), cell.condition()));
      }
    }
    List<FamilyBlock> blocks = new ArrayList<>();
    for (int family = 0; family < parts.get(0).families().size(); family++) {
      int at = family;
      blocks.add(stacked(parts.stream().map(part -> part.families().get(at)).toList()));
    }
    return new Cohort(name, cells, blocks, List.of());
  }

  private static FamilyBlock stacked(List<FamilyBlock> parts) {
    FamilyBlock first = parts.get(0);
    FamilyBlock.Builder block =
        FamilyBlock.builder(
            first.name(), first.columns(), parts.stream().mapToInt(FamilyBlock::cells).sum());
    int from = 0;
    for (FamilyBlock part : parts) {
      for (int row = 0; row < part.cells(); row++) {
        for (int column = 0; column < part.width(); column++) {
          if (part.isPresent(row, column)) {
            block.set(from + row, column, part.value(row, column));
          } else {
            block.absent(from + row, column, part.absenceReason(row, column));
          }
        }
      }
      from += part.cells();
    }
    return block.build();
  }

  /** Covariates say nothing of a rig. */
  private static List<String> shared(Cohort batch, Cohort trained) {
    List<String> names = new ArrayList<>();
    for (int family = 0; family < batch.families().size(); family++) {
      FamilyBlock here = batch.families().get(family);
      FamilyBlock there = trained.families().get(family);
      for (int column = 0; column < here.width(); column++) {
        if (!here.name().equals(Covariates.FAMILY)
            && present(here, column) >= LEAST_PRESENT
            && present(there, column) >= LEAST_PRESENT) {
          names.add(here.name() + "." + here.columns().get(column).name());
        }
      }
    }
    return names;
  }

  private static double present(FamilyBlock block, int column) {
    return IntStream.range(0, block.cells()).filter(row -> block.isPresent(row, column)).count()
        / (double) block.cells();
  }
}
