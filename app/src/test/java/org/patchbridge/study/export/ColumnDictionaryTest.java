package org.patchbridge.study.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.patchbridge.dictionary.DataDictionary;

/**
 * The dictionary that the program has with it is that of docs/data-dictionary.md. {@code
 * -Dpatchbridge.dictionary=write} writes it anew from the page.
 */
class ColumnDictionaryTest {
  private static final Path KEPT =
      Path.of("src/main/resources/org/patchbridge/study/export/data-dictionary.json");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** A line a column, so that a change is a line. */
  private static String ofThePage() throws IOException {
    DataDictionary page = DataDictionary.read();
    List<String> headings = page.headings();
    List<String> tables = new ArrayList<>();
    for (String heading : headings.subList(0, headings.indexOf("Arrays of a cohort"))) {
      List<String> columns = new ArrayList<>();
      for (DataDictionary.Entry entry : page.table(heading)) {
        Map<String, String> column = new LinkedHashMap<>();
        column.put("column", entry.name());
        column.put("type", entry.type());
        column.put("unit", DataDictionary.plain(entry.unit()));
        column.put("meaning", DataDictionary.plain(entry.meaning()));
        column.put("empty", DataDictionary.plain(entry.empty()));
        columns.add("    " + MAPPER.writeValueAsString(column));
      }
      tables.add(
          "  {\"table\":"
              + quoted(heading)
              + ",\"description\":"
              + quoted(page.introduction(heading))
              + ",\"columns\":[\n"
              + String.join(",\n", columns)
              + "]}");
    }
    return "[\n" + String.join(",\n", tables) + "\n]\n";
  }

  private static String quoted(String text) throws JsonProcessingException {
    return MAPPER.writeValueAsString(text);
  }

  @Test
  void whatTheProgramHasWithItIsThePage() throws IOException {
    if ("write".equals(System.getProperty("patchbridge.dictionary"))) {
      Files.writeString(KEPT, ofThePage());
    }

    assertThat(Files.readString(KEPT))
        .as("after a change of the page: -Dpatchbridge.dictionary=write")
        .isEqualTo(ofThePage());
  }

  @Test
  void columnThatStandsForSeveralGetsItsOwnName() {
    ColumnDictionary.Entry entry =
        ColumnDictionary.read().entry("cohort-my cells", "scalars.tau").in("s");

    assertThat(entry.column()).isEqualTo("scalars.tau");
    assertThat(entry.type()).isEqualTo("number");
    assertThat(entry.unit()).isEqualTo("s");
  }

  @Test
  void columnThatIsNotOnThePageIsAFaultOfTheProgram() {
    ColumnDictionary dictionary = ColumnDictionary.read();

    assertThatThrownBy(() -> dictionary.entry("cells", "weight"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("cells, weight: not described");
    assertThatThrownBy(() -> dictionary.entry("mice", "id"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("mice: in no data dictionary");
  }
}
