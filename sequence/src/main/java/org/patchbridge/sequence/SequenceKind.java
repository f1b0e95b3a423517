package org.patchbridge.sequence;

import org.patchbridge.parameters.ClassifierKind;
import org.patchbridge.parameters.ParameterReader;
import org.patchbridge.parameters.StoredClassifier;

/** Lets bundles hold sequence models where this module is at hand. */
public final class SequenceKind implements ClassifierKind {

  @Override
  public String name() {
    return SequenceClassifier.KIND;
  }

  @Override
  public StoredClassifier read(ParameterReader in) {
    return SequenceClassifier.read(in);
  }
}
