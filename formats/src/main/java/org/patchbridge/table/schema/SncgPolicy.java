package org.patchbridge.table.schema;

/**
 * Where mouse Sncg cells go in a task whose human labels have no such class. The paper's text
 * merges them with Vip (after Hodge et al. 2019), its code sends them to LAMP5/PAX6/Other.
 */
public enum SncgPolicy {
  VIP,
  LAMP5,
  DROP,
  KEEP
}
