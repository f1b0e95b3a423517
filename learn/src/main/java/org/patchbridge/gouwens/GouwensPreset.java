package org.patchbridge.gouwens;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.patchbridge.dataset.Cohort;

/**
 * Which components to fit for which feature family: 59 in all in the table of Gouwens et al. 2020,
 * which is read from {@code gouwens-preset.yaml} beside this class.
 *
 * @param families in the order of the concatenated components
 */
public record GouwensPreset(
    @JsonProperty(value = "families", required = true) List<FamilyPreset> families) {
  private static final String RESOURCE = "gouwens-preset.yaml";

  public GouwensPreset {
    families = List.copyOf(families);
    Set<String> names = new HashSet<>();
    for (FamilyPreset family : families) {
      if (!names.add(family.family())) {
        throw new IllegalArgumentException(family.family() + " is listed twice; merge the two");
      }
    }
  }

  /** The published table. */
  public static GouwensPreset read() {
    try (InputStream stream = GouwensPreset.class.getResourceAsStream(RESOURCE)) {
      return parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * @param yaml in the form of the published table's file
   * @throws IllegalArgumentException with line and fact where the text is not of that form
   */
  public static GouwensPreset parse(String yaml) {
    try {
      return new YAMLMapper().readValue(yaml, GouwensPreset.class);
    } catch (JsonProcessingException failure) {
      String place =
          failure.getLocation() == null ? "" : " at line " + failure.getLocation().getLineNr();
      throw new IllegalArgumentException(
          "component table" + place + ": " + failure.getOriginalMessage(), failure);
    }
  }

  /** As many ordinary components of the same families: quick to fit to few cells, too. */
  public GouwensPreset withoutSparsity() {
    return new GouwensPreset(families.stream().map(FamilyPreset::withoutSparsity).toList());
  }

  public Optional<FamilyPreset> of(String family) {
    return families.stream().filter(preset -> preset.family().equals(family)).findFirst();
  }

  /** Whether the cohort has any of the table's families: family vectors rather than scalars. */
  public boolean listsFamilyOf(Cohort cohort) {
    return cohort.families().stream().anyMatch(family -> of(family.name()).isPresent());
  }

  public int components() {
    return families.stream().mapToInt(family -> family.settings().components()).sum();
  }
}
