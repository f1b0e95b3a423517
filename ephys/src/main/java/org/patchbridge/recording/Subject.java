package org.patchbridge.recording;

import java.util.Optional;

/** Whom the cell was taken from, as far as the file says. */
public record Subject(
    Optional<String> donor, Optional<String> species, Optional<String> sex, Optional<String> age) {

  public static Subject unknown() {
    return new Subject(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }
}
