package org.patchbridge.report.section;

import java.util.List;
import java.util.Optional;
import org.patchbridge.report.value.Estimate;

/**
 * What a model calls one cell, and how far that can be trusted.
 *
 * @param verdict in words, for example {@code no call: several subclasses fit}
 * @param subclass that is called; empty where none is
 * @param classes in descending probability
 * @param coverage share of the cells of every class whose set is promised to hold their class;
 *     empty for a model without sets
 * @param flags what a person should know of this cell, one sentence each
 * @param setNotes why the set is as it is beside the call, one sentence each
 * @param unusual what makes the cell unlike all training cells, the strongest first
 * @param withoutUnusual what would be left of its novelty; empty where nothing is unusual
 * @param model that made the call, in words
 * @param tested on what the quality was measured, and over what its intervals are, in words
 * @param quality of the model on cells it had not seen
 */
public record CallSection(
    String title,
    String verdict,
    Optional<String> subclass,
    List<ClassProbability> classes,
    Optional<Double> coverage,
    List<String> flags,
    List<String> setNotes,
    List<UnusualValue> unusual,
    Optional<String> withoutUnusual,
    String model,
    String tested,
    List<Quality> quality)
    implements Section {

  public CallSection {
    classes = List.copyOf(classes);
    flags = List.copyOf(flags);
    setNotes = List.copyOf(setNotes);
    unusual = List.copyOf(unusual);
    quality = List.copyOf(quality);
  }

  /**
   * @param probability calibrated
   * @param inSet whether the class is not excluded at the promised coverage
   */
  public record ClassProbability(String subclass, double probability, boolean inSet) {}

  /**
   * A feature that makes the cell unlike all training cells.
   *
   * @param value with its unit
   * @param ordinary range of the training cells, in words
   * @param noveltyFall what the novelty is less without it and those before it
   */
  public record UnusualValue(String feature, String value, String ordinary, double noveltyFall) {}

  /** A figure of merit on held-out cells. */
  public record Quality(String name, Estimate estimate) {}
}
