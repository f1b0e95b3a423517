package org.patchbridge.archive.dandi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbridge.archive.dandi.DandiIdentifier.Everything;
import org.patchbridge.archive.dandi.DandiIdentifier.Location;
import org.patchbridge.archive.dandi.DandiIdentifier.Matching;
import org.patchbridge.archive.dandi.DandiIdentifier.OneAsset;
import org.patchbridge.archive.dandi.DandiIdentifier.Prefix;
import org.patchbridge.work.InputException;

class DandiIdentifierTest {
  private static final String ID = "0b0a1a3d-1111-4aaa-8bbb-0123456789ab";
  private static final String API = "https://api.dandiarchive.org/api/";

  private static DandiIdentifier parse(String text) {
    return DandiIdentifier.parse(text, DandiArchive.USUAL);
  }

  @ParameterizedTest
  @CsvSource({
    "DANDI:000020, ",
    "dandi:000020, ",
    "000020, ",
    "DANDI:000020/0.210913.1639, 0.210913.1639",
    "000020/0.210913.1639, 0.210913.1639",
    "DANDI:000020/draft, draft",
    "https://identifiers.org/DANDI:000020, ",
    "https://identifiers.org/DANDI:000020/0.210913.1639, 0.210913.1639",
    "https://identifiers.org/dandi:000020/0.210913.1639, 0.210913.1639",
    "https://doi.org/10.48324/dandi.000020/0.210913.1639, 0.210913.1639",
    "doi:10.48324/dandi.000020/0.210913.1639, 0.210913.1639",
    "dandi://DANDI/000020, ",
    "dandi://dandi/000020@0.210913.1639, 0.210913.1639",
    "dandi://dandi/000020@draft/, draft",
    "https://dandiarchive.org/dandiset/000020, ",
    "https://dandiarchive.org/dandiset/000020/0.210913.1639, 0.210913.1639",
    "https://dandiarchive.org/dandiset/000020/0.210913.1639/files, 0.210913.1639",
    "https://dandiarchive.org/#/dandiset/000020/draft, draft",
    "https://gui.dandiarchive.org/#/dandiset/000020, ",
    "https://gui.dandiarchive.org/#/dandiset/000020/0.210913.1639, 0.210913.1639",
    "https://api.dandiarchive.org/api/dandisets/000020, ",
    "https://api.dandiarchive.org/api/dandisets/000020/, ",
    "https://api.dandiarchive.org/api/dandisets/000020/versions/, ",
    "https://api.dandiarchive.org/api/dandisets/000020/versions/0.210913.1639/, 0.210913.1639",
    "https://api.dandiarchive.org/api/dandisets/000020/versions/draft/info/, draft",
    "https://api.dandiarchive.org/api/dandisets/000020/versions/draft/assets/, draft",
  })
  void aWholeDandisetIsNamedInManyWays(String text, String version) {
    assertThat(parse(text))
        .isEqualTo(
            new DandiIdentifier(
                Optional.of("000020"), Optional.ofNullable(version), new Everything()));
    assertThat(DandiIdentifier.isOne(text, DandiArchive.USUAL) || text.startsWith("000020"))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dandi://dandi/000020@0.210913.1639/sub-1/",
        "DANDI:000020/0.210913.1639/sub-1/",
        "https://dandiarchive.org/dandiset/000020/0.210913.1639/files?location=sub-1%2F",
        "https://gui.dandiarchive.org/#/dandiset/000020/0.210913.1639/files?location=sub-1%2F&page=2",
      })
  void aFolderIsNamedInManyWays(String text) {
    assertThat(parse(text).part()).isEqualTo(new Location("sub-1/"));
    assertThat(parse(text).version()).hasValue("0.210913.1639");
  }

  @Test
  void aFileAPrefixAndAPatternAreTold() {
    assertThat(parse("dandi://dandi/000020/sub-1/a+b%20c.nwb").part())
        .isEqualTo(new Location("sub-1/a+b c.nwb"));
    assertThat(parse("dandi://dandi/000020@draft/sub-1*/*.nwb").part())
        .isEqualTo(new Matching("sub-1*/*.nwb"));
    String list = API + "dandisets/000020/versions/draft/assets/";
    assertThat(parse(list + "?path=sub-1").part()).isEqualTo(new Prefix("sub-1"));
    assertThat(parse(list + "?page_size=10&glob=*_icephys.nwb").part())
        .isEqualTo(new Matching("*_icephys.nwb"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "/download", "/download/"})
  void anAssetIsNamedByItsAddress(String ending) {
    assertThat(parse(API + "assets/" + ID + ending))
        .isEqualTo(new DandiIdentifier(Optional.empty(), Optional.empty(), new OneAsset(ID)));
    assertThat(parse(API + "dandisets/000020/versions/draft/assets/" + ID + ending))
        .isEqualTo(
            new DandiIdentifier(Optional.of("000020"), Optional.of("draft"), new OneAsset(ID)));
  }

  @Test
  void addressesBelowAnotherApiAreThatArchives() {
    URI mirror = URI.create("http://127.0.0.1:8000/api/");
    assertThat(DandiIdentifier.parse(mirror + "dandisets/000020/versions/draft/", mirror).version())
        .hasValue("draft");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DANDI:20",
        "recordings",
        "/data/000020",
        "https://example.org/dandiset/000020",
        "https://dandiarchive.org.example.org/dandiset/000020",
        "http://api.dandiarchive.org/api/dandisets/000020/",
        "https://api.dandiarchive.org/api/assets/../../etc/",
        ""
      })
  void whatIsNoIdentifierIsRefusedWithExamples(String text) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("DANDI:000020/0.210913.1639");
  }

  @Test
  void anotherArchiveByNameIsRefused() {
    assertThatThrownBy(() -> parse("dandi://linc/000020"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("'linc' is not known")
        .hasMessageContaining("--api");
  }

  @ParameterizedTest
  @ValueSource(strings = {"recordings", "a.nwb", "C:\\data", "000020", "https://x.org/cell.nwb"})
  void pathsOfFilesAreNotTakenForIdentifiers(String path) {
    assertThat(DandiIdentifier.isOne(path, DandiArchive.USUAL)).isFalse();
  }
}
