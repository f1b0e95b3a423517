package org.patchbridge.reference;

import java.util.List;
import java.util.Optional;

/** The models of published cells that the program can build. */
public enum ReferenceModel {
  MOUSE(
      "mouse",
      "interneurons of mouse visual cortex, five subclasses, all features",
      List.of(new Source("mouse-v1", "allen-mouse-v1"))),
  HUMAN(
      "human",
      "GABAergic neurons of human cortex, four subclasses, all features",
      List.of(new Source("human-gaba", "allen-human-gaba"))),
  ALIGNED(
      "aligned",
      "cells of both species in the features that the tables share, four subclasses",
      List.of(
          new Source("mouse-v1", "allen-aligned-mouse"),
          new Source("human-gaba", "allen-aligned-human")));

  /** Changes whenever the numbers of a model that is built of unchanged tables would. */
  public static final String METHOD_VERSION = "1";

  private final String key;
  private final String description;
  private final List<Source> sources;

  ReferenceModel(String key, String description, List<Source> sources) {
    this.key = key;
    this.description = description;
    this.sources = sources;
  }

  /**
   * Tables of a model.
   *
   * @param group name of the public tables
   * @param schema shipped one that describes them
   */
  public record Source(String group, String schema) {}

  /** What users call it. */
  public String key() {
    return key;
  }

  /** One line for people. */
  public String description() {
    return description;
  }

  /** In their order; cells of all of them are learnt from together. */
  public List<Source> sources() {
    return sources;
  }

  /** By the name that users call it. */
  public static Optional<ReferenceModel> of(String key) {
    return List.of(values()).stream().filter(one -> one.key.equals(key)).findFirst();
  }
}
