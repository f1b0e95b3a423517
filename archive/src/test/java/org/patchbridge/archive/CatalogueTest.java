package org.patchbridge.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patchbridge.table.schema.TableException;
import org.patchbridge.work.InputException;

class CatalogueTest {
  private static final String OWN =
      """
      format: 1
      groups:
        my-lab:
          description: Our cells
          terms: ours
          cite: nobody
          files:
            - name: cells.csv
              url: https://example.org/cells.csv
              bytes: 12
              sha256: 53cddf3f2edc38ccda2f3156c686f8d97c0f6010b3db7b2cbb2a3fe2232f82f8
            - name: animals.csv
              url: https://example.org/animals.csv
              bytes: 7
              sha256: F29B5687DBE6DAE5A47F9F3D9B7DEF77D30495C7C013CA82AB88FF785B8977FD
              terms: theirs
        everything:
          description: All mice
          groups: [mouse-v1, my-lab]
      """;

  @TempDir Path folder;

  private Catalogue own(String yaml) throws Exception {
    return Catalogue.shipped().with(Files.writeString(folder.resolve("own.yaml"), yaml));
  }

  @Test
  void everyShippedFileIsPinnedByCommitAndHasTermsAndCitation() {
    List<PublicTable> tables =
        Catalogue.shipped().groups().stream().flatMap(group -> group.files().stream()).toList();

    assertThat(tables)
        .hasSizeGreaterThanOrEqualTo(8)
        .allSatisfy(
            table -> {
              assertThat(table.address().toString()).matches("https://.*/[0-9a-f]{40}/.*");
              assertThat(table.terms()).isNotBlank();
              assertThat(table.citation()).contains("et al.");
            });
  }

  @Test
  void allenIsTheTablesOfBothSpecies() {
    assertThat(Catalogue.shipped().withFiles(List.of("allen", "mouse-v1")))
        .extracting(TableGroup::name)
        .containsExactly("mouse-v1", "human-gaba");
  }

  /** Two copies of the mouse metadata are public; one lacks the MET-types. */
  @Test
  void mouseMetadataAreThoseWithMetTypes() {
    assertThat(Catalogue.shipped().group("mouse-v1").files())
        .filteredOn(table -> table.name().equals("metadata.csv"))
        .singleElement()
        .extracting(PublicTable::bytes)
        .isEqualTo(1_090_180L);
  }

  @Test
  void aUsersCatalogueAddsToTheShippedOne() throws Exception {
    Files.writeString(folder.resolve(Catalogue.USERS_FILE), OWN);

    Catalogue all = Catalogue.ofThisUser(folder);

    assertThat(all.withFiles(List.of("everything")))
        .extracting(TableGroup::name)
        .containsExactly("mouse-v1", "my-lab");
    List<PublicTable> files = all.group("my-lab").files();
    assertThat(files).extracting(PublicTable::terms).containsExactly("ours", "theirs");
    assertThat(files.get(1).sha256()).startsWith("f29b5687");
    assertThat(all.group("my-lab").bytes()).isEqualTo(19);
    assertThat(Catalogue.ofThisUser(folder.resolve("none")).groups())
        .isEqualTo(Catalogue.shipped().groups());
  }

  @Test
  void anUnknownNameIsAnsweredWithThoseThereAre() {
    assertThatThrownBy(() -> Catalogue.shipped().group("mouse"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("'mouse': no public tables have this name; there are mouse-v1, ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "format: 1 | format: 2 | field format (line 1): format 2 is unknown",
        "my-lab: | mouse-v1: | (line 4): a group 'mouse-v1' is there already",
        "my-lab: | My Lab: | 'My Lab' is no name of a group",
        "terms: ours | term: ours | field groups.my-lab.term (line 5): there is no such field",
        "cite: nobody | | groups.my-lab (line 4): 'cite' is missing",
        "name: cells.csv | name: ../cells.csv | files[0].name (line 8): '../cells.csv' is no name",
        "name: cells.csv | name: cells.csv.part | is no name of a table",
        "name: animals.csv | name: CELLS.CSV | two files are called 'CELLS.CSV'",
        "https://example.org/cells | http://example.org/cells | files[0].url (line 9): 'http:",
        "https://example.org/cells | https://me:secret@example.org/cells | a user name or password",
        "https://example.org/cells | cells | names no server",
        "https://example.org/cells | https://a b | is no address",
        "bytes: 12 | bytes: 0 | files[0].bytes (line 10): 0 is no size of a file",
        "bytes: 12 | bytes: 1.5 | 1.5 is no size of a file",
        "bytes: 12 | bytes: 1e15 | 1e15 is no size of a file",
        "bytes: 12 | bytes: many | this is text, it should be a number",
        "sha256: 53 | sha256: x3 | files[0].sha256 (line 11)",
        "[mouse-v1, my-lab] | [everything] | groups[0] (line 19): no group 'everything' is named",
        "[mouse-v1, my-lab] | [] | field groups.everything.groups (line 19): no group is named"
      })
  void aBrokenCatalogueIsRefusedWithFieldAndLine(String part, String replacement, String message) {
    assertThat(OWN).contains(part);
    String yaml = OWN.replace(part, replacement == null ? "" : replacement);

    assertThatThrownBy(() -> own(yaml))
        .isInstanceOf(TableException.class)
        .hasMessageStartingWith(folder.resolve("own.yaml").toString())
        .hasMessageContaining(message);
  }

  @Test
  void aCatalogueThatIsNotThereIsSaidSo() {
    assertThatThrownBy(() -> Catalogue.shipped().with(folder.resolve("none.yaml")))
        .isInstanceOf(TableException.class)
        .hasMessageContaining("no such catalogue file");
  }

  @Test
  void aGroupOfGroupsHasNoFilesOfItsOwn() {
    String yaml = OWN.replace("groups: [mouse-v1, my-lab]", "groups: [mouse-v1]\n    cite: x");
    assertThatThrownBy(() -> own(yaml)).hasMessageContaining("there is no such field");
    assertThat(Catalogue.shipped().group("allen").files()).isEmpty();
  }
}
