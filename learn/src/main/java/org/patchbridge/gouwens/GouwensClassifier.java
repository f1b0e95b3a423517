package org.patchbridge.gouwens;

import java.util.stream.IntStream;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.forest.ForestModel;
import org.patchbridge.forest.StoredForest;
import org.patchbridge.parameters.ParameterException;
import org.patchbridge.parameters.ParameterReader;
import org.patchbridge.parameters.ParameterWriter;
import org.patchbridge.parameters.StoredClassifier;

/** Components and the forest grown on them, fitted on the same cells by {@link GouwensLearner}. */
public final class GouwensClassifier implements StoredClassifier {
  public static final String KIND = "components and forest";

  private final FittedFamilyComponents components;
  private final ForestModel forest;

  GouwensClassifier(FittedFamilyComponents components, ForestModel forest) {
    this.components = components;
    this.forest = forest;
  }

  /**
   * @throws ParameterException where the part is not what {@link #write} writes
   */
  public static GouwensClassifier read(ParameterReader in) {
    FittedFamilyComponents components = FittedFamilyComponents.read(in.part("components"));
    return new GouwensClassifier(components, StoredForest.read(in, components.outputNames()));
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public int classes() {
    return forest.classes();
  }

  @Override
  public void write(ParameterWriter out) {
    components.write(out.part("components"));
    StoredForest.write(forest, out);
  }

  @Override
  public double[][] probabilities(Cohort cohort, int[] rows) {
    FeatureMatrix scores = components.transform(cohort, rows).matrix();
    return forest.probabilities(scores, IntStream.range(0, rows.length).toArray());
  }

  public FittedFamilyComponents components() {
    return components;
  }

  public ForestModel forest() {
    return forest;
  }
}
