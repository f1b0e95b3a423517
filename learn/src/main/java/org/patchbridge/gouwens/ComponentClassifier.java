package org.patchbridge.gouwens;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.evaluation.Classifier;
import org.patchbridge.parameters.ClassifierReader;
import org.patchbridge.parameters.ParameterException;
import org.patchbridge.parameters.ParameterReader;
import org.patchbridge.parameters.ParameterWriter;
import org.patchbridge.parameters.StoredClassifier;

/**
 * A model of components together with the components, fitted on the same cells by {@link
 * ComponentLearner}.
 *
 * @param classes number of probabilities of a cell
 * @param base takes the scores in place of the families
 */
public record ComponentClassifier(int classes, FittedFamilyComponents components, Classifier base)
    implements StoredClassifier {
  public static final String KIND = "components";

  /**
   * @param models reads the model of the components
   * @throws ParameterException where the part is not what {@link #write} writes
   */
  public static ComponentClassifier read(ParameterReader in, ClassifierReader models) {
    StoredClassifier base = models.read(in.part("base"));
    return new ComponentClassifier(
        base.classes(), FittedFamilyComponents.read(in.part("components")), base);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void write(ParameterWriter out) {
    components.write(out.part("components"));
    out.classifier("base", base);
  }

  @Override
  public double[][] probabilities(Cohort cohort, int[] rows) {
    return base.probabilities(
        scores(components, cohort, rows), IntStream.range(0, rows.length).toArray());
  }

  /** The given cells with their scores in place of their families. */
  static Cohort scores(FittedFamilyComponents fitted, Cohort cohort, int[] rows) {
    FeatureMatrix scores = fitted.transform(cohort, rows).matrix();
    Map<String, List<Integer>> columnsOfFamily = new LinkedHashMap<>();
    for (int column = 0; column < scores.width(); column++) {
      columnsOfFamily
          .computeIfAbsent(scores.familyOfColumn().get(column), family -> new ArrayList<>())
          .add(column);
    }
    List<FamilyBlock> blocks = new ArrayList<>();
    columnsOfFamily.forEach((family, columns) -> blocks.add(block(family, columns, scores)));
    List<Cell> cells = Arrays.stream(rows).mapToObj(cohort.cells()::get).toList();
    return new Cohort(cohort.name(), cells, blocks, cohort.exclusions());
  }

  private static FamilyBlock block(String family, List<Integer> columns, FeatureMatrix scores) {
    List<Column> names = columns.stream().map(scores.columns()::get).toList();
    FamilyBlock.Builder block = FamilyBlock.builder(family, names, scores.rows());
    for (int row = 0; row < scores.rows(); row++) {
      for (int at = 0; at < columns.size(); at++) {
        block.set(row, at, scores.at(row, columns.get(at)));
      }
    }
    return block.build();
  }
}
