package org.patchbridge.study.plan;

import java.util.List;
import java.util.Optional;
import org.patchbridge.table.schema.SncgPolicy;

/**
 * How a model is trained to be saved.
 *
 * @param cohort name; empty where the study has only one that can be meant
 * @param trees of each forest
 * @param level promised coverage of the sets of subclasses
 * @param sncg what mouse cells of this subclass count as for human cells
 * @param seed of all random choices
 * @param covariates that the model takes besides features; none for none
 */
public record TrainingRequest(
    Optional<String> cohort,
    ModelChoice model,
    int trees,
    double level,
    SncgPolicy sncg,
    long seed,
    List<String> covariates) {

  public TrainingRequest {
    covariates = List.copyOf(covariates);
  }
}
