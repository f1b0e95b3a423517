package org.patchbridge.parameters;

import org.patchbridge.evaluation.Classifier;

/** A fitted model that can be saved. What it writes is enough to predict bit for bit the same. */
public interface StoredClassifier extends Classifier {

  /** Name by which its reader is found again; never changes. */
  String kind();

  /** Number of probabilities of a cell. */
  int classes();

  void write(ParameterWriter out);
}
