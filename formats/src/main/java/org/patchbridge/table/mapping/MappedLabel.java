package org.patchbridge.table.mapping;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The column that says a cell's subclass.
 *
 * @param classes subclass by the column's text; where it is empty, the text is the subclass
 */
public record MappedLabel(String column, Map<String, String> classes) {
  public MappedLabel {
    classes = Collections.unmodifiableMap(new LinkedHashMap<>(classes));
  }

  /** Empty for a text that is no subclass's. */
  Optional<String> subclass(String text) {
    return classes.isEmpty()
        ? Optional.of(text).filter(each -> !each.isEmpty())
        : Optional.ofNullable(classes.get(text));
  }
}
