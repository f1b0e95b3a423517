package org.patchbridge.dataset;

import java.util.Optional;

/**
 * One recorded neuron.
 *
 * @param id unique in its cohort, as its source writes it
 * @param donor the animal or patient the cell comes from; two cells of one donor are never
 *     independent
 * @param subclass transcriptomic subclass after label harmonisation; empty where unknown
 * @param condition how the tissue was kept (human: acute, culture); empty where it does not apply
 */
public record Cell(
    String id,
    Species species,
    Optional<String> donor,
    Optional<String> subclass,
    Optional<String> condition) {

  public Cell {
    if (id.isBlank()) {
      throw new IllegalArgumentException("a cell needs an id");
    }
  }
}
