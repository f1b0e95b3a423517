package org.patchbridge.bundle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.patchbridge.bundle.ModelInput.FamilyInput;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FamilyBlock;

/**
 * Where a model finds the columns of one family among those of other cells.
 *
 * @param positions for each column of the model its place in {@code given}, −1 for none
 */
record FamilyAlignment(FamilyInput wanted, Optional<FamilyBlock> given, int[] positions) {
  private static final String NOT_GIVEN = "not among the features given";

  /**
   * @throws MismatchException where the model's columns cannot be told among those given
   */
  static FamilyAlignment of(FamilyInput wanted, Optional<FamilyBlock> given) {
    int[] positions = new int[wanted.columns().size()];
    Arrays.fill(positions, -1);
    if (given.isPresent()) {
      requireShorterVector(wanted, given.get());
      Map<String, Integer> places = new HashMap<>();
      for (int column = 0; column < given.get().width(); column++) {
        places.put(given.get().columns().get(column).name(), column);
      }
      for (int column = 0; column < positions.length; column++) {
        Column model = wanted.columns().get(column);
        positions[column] = places.getOrDefault(model.name(), -1);
        if (positions[column] >= 0) {
          requireUnit(wanted.name(), model, given.get().columns().get(positions[column]));
        }
      }
    }
    return new FamilyAlignment(wanted, given, positions);
  }

  /** Positions of a vector mean nothing by themselves: a longer one was taken in another way. */
  private static void requireShorterVector(FamilyInput wanted, FamilyBlock given) {
    if (Column.areVector(wanted.name(), wanted.columns())
        && given.width() > wanted.columns().size()) {
      throw new MismatchException(
          String.format(
              Locale.ROOT,
              "%s: the model takes %d values, the cell has %d; take the features with the settings"
                  + " of the model",
              wanted.name(),
              wanted.columns().size(),
              given.width()));
    }
  }

  private static void requireUnit(String family, Column model, Column given) {
    if (!model.unit().equals(given.unit())) {
      throw new MismatchException(
          String.format(
              Locale.ROOT,
              "%s, %s: the model takes it in '%s', the cells have it in '%s'; convert it",
              family,
              model.name(),
              model.unit(),
              given.unit()));
    }
  }

  /** Columns that were found. */
  int known() {
    return (int) Arrays.stream(positions).filter(place -> place >= 0).count();
  }

  /** What was not found: the family as a whole, or its columns. */
  List<String> missing() {
    if (known() == 0) {
      return List.of(wanted.name());
    }
    if (Column.areVector(wanted.name(), wanted.columns())) {
      return List.of();
    }
    List<String> missing = new ArrayList<>();
    for (int column = 0; column < positions.length; column++) {
      if (positions[column] < 0) {
        missing.add(wanted.columns().get(column).name());
      }
    }
    return missing;
  }

  FamilyBlock block(int cells) {
    FamilyBlock.Builder block = FamilyBlock.builder(wanted.name(), wanted.columns(), cells);
    for (int cell = 0; cell < cells; cell++) {
      for (int column = 0; column < positions.length; column++) {
        set(block, cell, column);
      }
    }
    return block.build();
  }

  private void set(FamilyBlock.Builder block, int cell, int column) {
    int place = positions[column];
    if (place < 0 || given.isEmpty()) {
      block.absent(cell, column, NOT_GIVEN);
    } else if (given.get().isPresent(cell, place)) {
      block.set(cell, column, given.get().value(cell, place));
    } else {
      block.absent(cell, column, given.get().absenceReason(cell, place));
    }
  }
}
