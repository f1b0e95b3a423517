package org.patchbridge.table.schema;

import java.util.Optional;

/** What the label rules make of one cell. */
public sealed interface Labelling {
  record Labelled(String subclass) implements Labelling {}

  /** Kept without a subclass. */
  record Unlabelled() implements Labelling {}

  /**
   * @param label its class, or the source's own label; empty where it has none
   */
  record LeftOut(Optional<String> label, String reason) implements Labelling {}
}
