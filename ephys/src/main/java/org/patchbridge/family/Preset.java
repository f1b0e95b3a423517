package org.patchbridge.family;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A named way of taking the families from a recording. */
public enum Preset {
  /** As the paper's notebook does, its accidents included. */
  PAPER,
  /** As IPFX's run_feature_vector_extraction does. */
  IPFX,
  /** As IPFX, with what loses or spoils data repaired. */
  DEFAULT;

  /** Name as a user writes it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The preset of that name. */
  public static Optional<Preset> ofKey(String key) {
    for (Preset preset : values()) {
      if (preset.key().equals(key)) {
        return Optional.of(preset);
      }
    }
    return Optional.empty();
  }

  /** Families that this preset gives, in the order of its vectors. */
  public List<FamilySpec> families() {
    return this == PAPER ? FamilySpec.paper() : FamilySpec.all();
  }
}
