package org.patchbridge.forest;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.evaluation.MatrixClassifier;
import org.patchbridge.parameters.ParameterException;
import org.patchbridge.parameters.ParameterReader;
import org.patchbridge.parameters.ParameterWriter;
import org.patchbridge.parameters.StoredClassifier;
import org.patchbridge.preparation.MedianImputer;

/**
 * A forest with the imputation that was fitted on the same cells. Takes matrices as cohorts give
 * them, absent values included; a permutation importance of it shuffles a value together with its
 * absence.
 */
public final class ForestClassifier implements StoredClassifier, MatrixClassifier {
  public static final String KIND = "forest";

  private final MedianImputer.Fitted imputer;
  private final ForestModel model;

  ForestClassifier(MedianImputer.Fitted imputer, ForestModel model) {
    this.imputer = imputer;
    this.model = model;
  }

  /**
   * @throws ParameterException where the part is not what {@link #write} writes
   */
  public static ForestClassifier read(ParameterReader in) {
    MedianImputer.Fitted imputer = MedianImputer.Fitted.read(in.part("imputer"));
    List<String> columns = imputer.columns().stream().map(Column::name).toList();
    return new ForestClassifier(imputer, StoredForest.read(in, columns));
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public int classes() {
    return model.classes();
  }

  @Override
  public void write(ParameterWriter out) {
    imputer.write(out.part("imputer"));
    StoredForest.write(model, out);
  }

  @Override
  public double[][] probabilities(Cohort cohort, int[] rows) {
    return probabilities(cohort.matrix(), rows);
  }

  @Override
  public double[][] probabilities(FeatureMatrix x, int[] rows) {
    FeatureMatrix prepared = imputer.transform(x, rows);
    return model.probabilities(prepared, IntStream.range(0, rows.length).toArray());
  }

  @Override
  public Function<FeatureMatrix, double[][]> alterations(FeatureMatrix x) {
    int[] all = IntStream.range(0, x.rows()).toArray();
    Function<FeatureMatrix, double[][]> prepared = model.alterations(imputer.transform(x, all));
    return altered -> prepared.apply(imputer.transform(altered, all));
  }

  public MedianImputer.Fitted imputer() {
    return imputer;
  }

  /** The forest; its columns are the cohort's followed by the masks of columns with absences. */
  public ForestModel model() {
    return model;
  }
}
