package org.patchbridge.bundle;

import org.patchbridge.ensemble.EnsembleClassifier;
import org.patchbridge.ensemble.ScoredClassifier;
import org.patchbridge.forest.ForestClassifier;
import org.patchbridge.gouwens.ComponentClassifier;
import org.patchbridge.gouwens.GouwensClassifier;
import org.patchbridge.parameters.ParameterException;
import org.patchbridge.parameters.ParameterReader;
import org.patchbridge.parameters.StoredClassifier;
import org.patchbridge.sequence.SequenceClassifier;

/** All models that can be saved, by the kind they are saved as. */
final class ModelKinds {
  private ModelKinds() {}

  /**
   * @throws ParameterException where the part is no model of a known kind
   */
  static StoredClassifier read(ParameterReader in) {
    String kind = in.text(ParameterReader.KIND);
    return switch (kind) {
      case ForestClassifier.KIND -> in.checked(ForestClassifier::read);
      case GouwensClassifier.KIND -> in.checked(GouwensClassifier::read);
      case ComponentClassifier.KIND ->
          in.checked(part -> ComponentClassifier.read(part, ModelKinds::read));
      case EnsembleClassifier.KIND ->
          in.checked(part -> EnsembleClassifier.read(part, ModelKinds::read));
      case ScoredClassifier.DISCRIMINANT,
          ScoredClassifier.LOGISTIC,
          ScoredClassifier.KERNEL_LOGISTIC,
          ScoredClassifier.NEAREST_NEIGHBOURS ->
          in.checked(ScoredClassifier::read);
      case SequenceClassifier.KIND -> in.checked(SequenceClassifier::read);
      default ->
          throw in.wrong(
              ParameterReader.KIND,
              "is '" + kind + "', which this version does not know; a newer one may");
    };
  }
}
