package org.patchbridge.parameters;

/** Reads a model of any kind, for models that consist of others. */
@FunctionalInterface
public interface ClassifierReader {

  /**
   * @throws ParameterException where the part is not what a model of its kind writes
   */
  StoredClassifier read(ParameterReader in);
}
