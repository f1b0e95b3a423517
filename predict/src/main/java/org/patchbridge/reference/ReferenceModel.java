package org.patchbridge.reference;

import java.util.List;

/**
 * The models of published cells that the program can build. Those of the features that the tables
 * of both species share are two: one model of both species' cells kept its promise for mouse cells
 * alone, because these are six in seven.
 */
public enum ReferenceModel {
  MOUSE(
      "mouse",
      "interneurons of mouse visual cortex, five subclasses, all features",
      "mouse-v1",
      "allen-mouse-v1"),
  HUMAN(
      "human",
      "GABAergic neurons of human cortex, four subclasses, all features",
      "human-gaba",
      "allen-human-gaba"),
  ALIGNED_MOUSE(
      "aligned-mouse",
      "mouse cells in the 30 features that the tables of both species share, four subclasses",
      "mouse-v1",
      "allen-aligned-mouse"),
  ALIGNED_HUMAN(
      "aligned-human",
      "human cells in the 30 features that the tables of both species share, four subclasses",
      "human-gaba",
      "allen-aligned-human");

  /** Changes whenever the numbers of a model that is built of unchanged tables would. */
  public static final String METHOD_VERSION = "1";

  /** Both models of the shared features. */
  public static final String ALIGNED = "aligned";

  private final String key;
  private final String description;
  private final String group;
  private final String schema;

  ReferenceModel(String key, String description, String group, String schema) {
    this.key = key;
    this.description = description;
    this.group = group;
    this.schema = schema;
  }

  /** What users call it. */
  public String key() {
    return key;
  }

  /** One line for people. */
  public String description() {
    return description;
  }

  /** Name of its public tables. */
  public String group() {
    return group;
  }

  /** Name of the shipped schema that describes them. */
  public String schema() {
    return schema;
  }

  /**
   * By the name that users call it.
   *
   * @return two for {@link #ALIGNED}, one for the name of one, none for any other
   */
  public static List<ReferenceModel> named(String name) {
    return name.equals(ALIGNED)
        ? List.of(ALIGNED_MOUSE, ALIGNED_HUMAN)
        : List.of(values()).stream().filter(one -> one.key.equals(name)).toList();
  }
}
