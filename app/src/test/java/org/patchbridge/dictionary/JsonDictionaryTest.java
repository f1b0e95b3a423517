package org.patchbridge.dictionary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every key of the JSON files, those that a run seldom writes too. */
class JsonDictionaryTest {

  @ParameterizedTest
  @CsvSource({
    "predict --json, callpage.PredictionJson$Told",
    "estimatedShares, prediction.EstimatedShares",
    "shift, rig.RigShift$Facts",
    "NAME.json, study.export.NumpyExport$Axes",
    "shape-NAME.json, shape.CloudShape",
    "species-NAME.json, shape.cohort.SpeciesDifference",
    "embedding-SERIES.json, shape.cohort.EmbeddedSpaces",
    "topology.json, shape.cohort.KeptSeries"
  })
  void keysAndTypesAreThoseOfTheType(String heading, String type)
      throws IOException, ClassNotFoundException {
    assertThat(documented(heading))
        .containsExactlyInAnyOrderEntriesOf(
            JsonKeys.of(Class.forName("org.patchbridge." + type), Set.of()));
  }

  @ParameterizedTest
  @CsvSource("mapper-NAME.json, mapper.MapperDocument")
  void graphHasTheKeysOfItsDocumentAndThePlacesOfItsPicture(String heading, String type)
      throws IOException, ClassNotFoundException {
    Map<String, String> written =
        new LinkedHashMap<>(
            JsonKeys.of(Class.forName("org.patchbridge." + type), Set.of("settingStability")));
    written.put("places", "list of list of number");

    assertThat(documented(heading)).containsExactlyInAnyOrderEntriesOf(written);
  }

  @Test
  void measuresOfMixingHaveTheColumnsOfTheirHeader() throws Exception {
    Field header =
        Class.forName("org.patchbridge.shape.cohort.MixingRow").getDeclaredField("HEADER");
    header.setAccessible(true);

    assertThat(documented("mixing.csv").keySet())
        .containsExactly(((String) header.get(null)).split(","));
  }

  private static Map<String, String> documented(String heading) throws IOException {
    Map<String, String> documented = new LinkedHashMap<>();
    DataDictionary.read()
        .table(heading)
        .forEach(entry -> documented.put(entry.name(), entry.type()));
    return documented;
  }
}
