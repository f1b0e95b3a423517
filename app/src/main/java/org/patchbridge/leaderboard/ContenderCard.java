package org.patchbridge.leaderboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.patchbridge.files.IoFailure;
import org.patchbridge.study.contender.PredictionFiles;
import org.patchbridge.table.schema.TableException;

/**
 * What the makers of a model say of it: the file {@code NAME.json} beside {@code NAME.csv}.
 *
 * @param name of the model, where the table has no column 'learner'; empty for that of the file
 * @param authors in the order given
 * @param code an address that begins with {@code http://} or {@code https://}
 */
record ContenderCard(Optional<String> name, List<String> authors, Optional<String> code) {
  private static final ContenderCard NONE =
      new ContenderCard(Optional.empty(), List.of(), Optional.empty());
  private static final List<String> KEYS = List.of("name", "authors", "code");
  private static final int MOST_BYTES = 1 << 16;
  private static final int MOST_AUTHORS = 200;
  private static final int LONGEST_ADDRESS = 2_000;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  ContenderCard {
    authors = List.copyOf(authors);
  }

  /**
   * @param predictions the table it stands beside
   * @throws TableException where there is such a file and it is no card
   */
  static ContenderCard beside(Path predictions) {
    Path file = predictions.resolveSibling(PredictionFiles.name(predictions) + ".json");
    return Files.isRegularFile(file) ? new Reading(file).card() : NONE;
  }

  private record Reading(Path file) {
    ContenderCard card() {
      JsonNode root = root();
      if (root == null || !root.isObject()) {
        throw refused("it holds no object", "write {\"name\": …, \"authors\": […], \"code\": …}");
      }
      for (Iterator<String> names = root.fieldNames(); names.hasNext(); ) {
        String name = names.next();
        if (!KEYS.contains(name)) {
          throw refused(
              "'" + ShownText.of(name) + "' is no key of it",
              "the keys are: " + String.join(", ", KEYS));
        }
      }
      return new ContenderCard(
          optional(root, "name"), authors(root), optional(root, "code").map(this::address));
    }

    private JsonNode root() {
      try (InputStream in = Files.newInputStream(file)) {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
          throw refused("it has more than 64 kilobytes", "keep to: " + String.join(", ", KEYS));
        }
        return MAPPER.readTree(bytes);
      } catch (JsonProcessingException broken) {
        long line = broken.getLocation() == null ? 1 : broken.getLocation().getLineNr();
        throw TableException.atLine(
            file, line, "this is no JSON: " + broken.getOriginalMessage(), "correct it");
      } catch (IOException failure) {
        throw refused(
            "reading failed: " + IoFailure.inWords(failure), "check the disk and permissions");
      }
    }

    private Optional<String> optional(JsonNode root, String key) {
      return Optional.ofNullable(root.get(key)).map(value -> text(value, key));
    }

    private String text(JsonNode value, String key) {
      if (!value.isTextual() || value.textValue().isBlank()) {
        throw refused("'" + key + "' is no text", "put it in quotation marks, or leave it out");
      }
      return value.textValue().strip();
    }

    private List<String> authors(JsonNode root) {
      JsonNode value = root.get("authors");
      List<String> authors = new ArrayList<>();
      if (value != null && value.isArray()) {
        value.forEach(each -> authors.add(text(each, "authors")));
      } else if (value != null) {
        authors.add(text(value, "authors"));
      }
      if (authors.size() > MOST_AUTHORS) {
        throw refused("it has " + authors.size() + " authors", "name at most " + MOST_AUTHORS);
      }
      return authors;
    }

    private String address(String text) {
      try {
        URI address = new URI(text);
        boolean isWeb =
            "https".equalsIgnoreCase(address.getScheme())
                || "http".equalsIgnoreCase(address.getScheme());
        if (isWeb && address.getHost() != null && text.length() <= LONGEST_ADDRESS) {
          return address.toASCIIString();
        }
      } catch (URISyntaxException noAddress) {
        // Said below, as of any other text.
      }
      throw refused(
          "'code' is '" + ShownText.of(text) + "'", "give an address that begins with https://");
    }

    private TableException refused(String fact, String remedy) {
      return TableException.inFile(file, fact, remedy);
    }
  }
}
