package org.patchbridge.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.parameters.ParameterException;
import org.patchbridge.parameters.ParameterReader;
import org.patchbridge.parameters.ParameterWriter;

/** The feature families that a model takes, in their order. */
public record ModelInput(List<FamilyInput> families) {

  public ModelInput {
    families = List.copyOf(families);
  }

  /**
   * One family.
   *
   * @param columns its values, at least one
   */
  public record FamilyInput(String name, List<Column> columns) {
    public FamilyInput {
      columns = List.copyOf(columns);
      if (columns.isEmpty()) {
        throw new IllegalArgumentException("family " + name + " has no column");
      }
    }
  }

  /**
   * Cells as a model takes them.
   *
   * @param cohort with the families and columns of the model, in its order
   * @param missing families, and columns of families, that the cells came without
   */
  public record Aligned(Cohort cohort, List<String> missing) {}

  /** What a model fitted on the cohort takes. */
  public static ModelInput of(Cohort cohort) {
    return new ModelInput(
        cohort.families().stream()
            .map(family -> new FamilyInput(family.name(), family.columns()))
            .toList());
  }

  /**
   * @throws ParameterException where the part is not what {@link #write} writes
   */
  static ModelInput read(ParameterReader in) {
    List<FamilyInput> families =
        in.parts("families").stream()
            .map(part -> new FamilyInput(part.text("name"), part.columns("columns")))
            .toList();
    if (families.isEmpty()) {
      throw in.wrong("families", "are none");
    }
    return new ModelInput(families);
  }

  void write(ParameterWriter out) {
    out.parts(
        "families",
        families,
        (part, family) -> {
          part.text("name", family.name());
          part.columns("columns", family.columns());
        });
  }

  /** All columns side by side. */
  public int width() {
    return families.stream().mapToInt(family -> family.columns().size()).sum();
  }

  /**
   * Brings cells to the families and columns of the model. Columns are found by family and name; of
   * those the model does not know it makes no use, and those the cells do not have are absent.
   *
   * @throws MismatchException where a vector is longer than the model's, a unit differs, or the
   *     cells have none of the columns
   */
  public Aligned align(Cohort cells) {
    List<FamilyBlock> blocks = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    int known = 0;
    for (FamilyInput family : families) {
      Optional<FamilyBlock> given =
          cells.families().stream().filter(block -> block.name().equals(family.name())).findFirst();
      if (given.isPresent() && given.get().columns().equals(family.columns())) {
        blocks.add(given.get());
        known += family.columns().size();
      } else {
        FamilyAlignment alignment = FamilyAlignment.of(family, given);
        known += alignment.known();
        missing.addAll(alignment.missing());
        blocks.add(alignment.block(cells.size()));
      }
    }
    if (known == 0) {
      throw new MismatchException(
          cells.name()
              + ": has none of the "
              + width()
              + " columns that the model takes ("
              + names(families.stream().map(FamilyInput::name).toList())
              + "); it has the families "
              + names(cells.families().stream().map(FamilyBlock::name).toList()));
    }
    return new Aligned(
        new Cohort(cells.name(), cells.cells(), blocks, cells.exclusions()), missing);
  }

  private static String names(List<String> all) {
    int most = 6;
    return String.join(", ", all.subList(0, Math.min(most, all.size())))
        + (all.size() > most ? ", ..." : "");
  }
}
