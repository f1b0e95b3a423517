package org.patchbridge.report.section;

import java.util.List;
import java.util.Optional;

/**
 * What a component model makes of each feature family: how much variance its components explain,
 * which of them are kept, and their loadings.
 *
 * @param basis which cells the components shown were fitted on, in a sentence
 * @param families all of the cohort, in its order
 */
public record ComponentsSection(String title, String basis, List<FamilyPart> families)
    implements Section {

  public ComponentsSection {
    families = List.copyOf(families);
  }

  /**
   * One family.
   *
   * @param fittedCells cells that have the family, which its components were fitted on
   * @param imputedCells cells of which any part was absent and imputed at the mean
   * @param leftOut why the model makes no use of the family
   * @param explained adjusted explained variance of each fitted component, 0 to 1; empty where
   *     there are none
   * @param kept the components that a model sees
   */
  public record FamilyPart(
      String family,
      int fittedCells,
      int imputedCells,
      Optional<String> leftOut,
      List<Double> explained,
      LoadingAxis axis,
      List<KeptComponent> kept) {
    public FamilyPart {
      explained = List.copyOf(explained);
      kept = List.copyOf(kept);
    }

    public boolean isKept(int number) {
      return kept.stream().anyMatch(component -> component.number() == number);
    }

    public boolean hasLoadingsDrawn() {
      return !kept.isEmpty() && !axis.chunks().isEmpty();
    }
  }

  /**
   * What loadings stand for: positions along a quantity, or else columns with names.
   *
   * @param quantity empty for columns
   * @param unit of {@code quantity}
   * @param chunks parts of the axis, each starting anew; empty for columns
   * @param columns names with units; empty for positions
   */
  public record LoadingAxis(
      String quantity, String unit, List<AxisChunk> chunks, List<String> columns) {
    public LoadingAxis {
      chunks = List.copyOf(chunks);
      columns = List.copyOf(columns);
    }

    public static LoadingAxis ofColumns(List<String> columns) {
      return new LoadingAxis("", "", List.of(), columns);
    }
  }

  /**
   * @param label empty where there is only one
   * @param from first loading, from 0
   * @param length loadings
   * @param start where the chunk begins on the axis
   * @param end where it ends
   */
  public record AxisChunk(String label, int from, int length, double start, double end) {}

  /**
   * @param number among the fitted components of the family, from 1
   * @param loadings one for each position or column; the squares sum to 1
   */
  public record KeptComponent(int number, List<Double> loadings) {
    public KeptComponent {
      loadings = List.copyOf(loadings);
    }

    long nonZero() {
      return loadings.stream().filter(loading -> loading != 0).count();
    }
  }
}
