package org.patchbridge.parameters;

/**
 * Reads one kind of saved model that a module of its own brings. Found by {@link
 * java.util.ServiceLoader}, so that who saves and loads models needs no such module.
 */
public interface ClassifierKind {

  /** As {@link StoredClassifier#kind()} says it. */
  String name();

  /**
   * @throws ParameterException where the part is no model of this kind
   */
  StoredClassifier read(ParameterReader in);
}
