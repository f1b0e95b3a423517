package org.patchbridge.bundle;

import java.util.Optional;
import java.util.ServiceLoader;
import org.patchbridge.ensemble.EnsembleClassifier;
import org.patchbridge.ensemble.ScoredClassifier;
import org.patchbridge.forest.ForestClassifier;
import org.patchbridge.gouwens.ComponentClassifier;
import org.patchbridge.gouwens.GouwensClassifier;
import org.patchbridge.parameters.ClassifierKind;
import org.patchbridge.parameters.ParameterException;
import org.patchbridge.parameters.ParameterReader;
import org.patchbridge.parameters.StoredClassifier;

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
      default -> {
        ClassifierKind known =
            brought(kind)
                .orElseThrow(
                    () ->
                        in.wrong(
                            ParameterReader.KIND,
                            "is '"
                                + kind
                                + "', which nothing on the class path reads; sequence models need"
                                + " the module patchbridge-sequence, others a newer version"));
        yield in.checked(known::read);
      }
    };
  }

  private static Optional<ClassifierKind> brought(String kind) {
    return ServiceLoader.load(ClassifierKind.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(each -> each.name().equals(kind))
        .findFirst();
  }
}
