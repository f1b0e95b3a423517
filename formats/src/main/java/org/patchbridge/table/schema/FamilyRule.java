package org.patchbridge.table.schema;

import java.util.List;

/** A feature family: a name and its features in order. */
public record FamilyRule(String name, List<FeatureRule> features) {
  public FamilyRule {
    features = List.copyOf(features);
  }
}
