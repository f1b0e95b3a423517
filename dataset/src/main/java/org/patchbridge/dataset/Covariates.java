package org.patchbridge.dataset;

import java.util.ArrayList;
import java.util.List;

/**
 * What is known of the cells of a cohort besides their electrophysiology: layer, condition. No part
 * of the cohort: models take it only where a user asks for it. Immutable.
 *
 * @param all in the order of the schema
 */
public record Covariates(List<Covariate> all) {
  /** Name of the family that they make beside those of a cohort. */
  public static final String FAMILY = "covariate";

  public static final Covariates NONE = new Covariates(List.of());

  public Covariates {
    all = List.copyOf(all);
  }

  /**
   * One of them.
   *
   * @param block its columns, one row a cell in the order of the cohort, of family {@link #FAMILY}
   */
  public record Covariate(String name, FamilyBlock block) {}

  public List<String> names() {
    return all.stream().map(Covariate::name).toList();
  }

  /**
   * The cohort with one more family that holds the named covariates.
   *
   * @param cohort whose cells they are of, in its order
   * @param names each among {@link #names()}, at least one
   * @throws IllegalArgumentException where one is not known, or the cohort has other cells
   */
  public Cohort in(Cohort cohort, List<String> names) {
    List<Covariate> chosen = names.stream().map(this::named).toList();
    List<Column> columns = new ArrayList<>();
    chosen.forEach(each -> columns.addAll(each.block().columns()));
    FamilyBlock.Builder joined = FamilyBlock.builder(FAMILY, columns, cohort.size());
    int first = 0;
    for (Covariate each : chosen) {
      copy(each.block(), joined, first);
      first += each.block().width();
    }
    List<FamilyBlock> families = new ArrayList<>(cohort.families());
    families.add(joined.build());
    return new Cohort(cohort.name(), cohort.cells(), families, cohort.exclusions());
  }

  private static void copy(FamilyBlock from, FamilyBlock.Builder to, int first) {
    for (int cell = 0; cell < from.cells(); cell++) {
      for (int column = 0; column < from.width(); column++) {
        if (from.isPresent(cell, column)) {
          to.set(cell, first + column, from.value(cell, column));
        } else {
          to.absent(cell, first + column, from.absenceReason(cell, column));
        }
      }
    }
  }

  private Covariate named(String name) {
    return all.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no covariate '"
                        + name
                        + "'; "
                        + (all.isEmpty() ? "there is none" : "known are " + names())));
  }
}
