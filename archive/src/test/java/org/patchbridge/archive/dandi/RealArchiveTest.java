package org.patchbridge.archive.dandi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The archive itself, over the network; by hand, {@code -Dpatchbridge.dandi.real=true}. Fetches one
 * small file.
 */
@EnabledIfSystemProperty(named = "patchbridge.dandi.real", matches = "true")
class RealArchiveTest {
  private static final byte[] HDF5 = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};

  @TempDir Path folder;

  @Test
  void thePinnedDandisetHasItsFilesAndTheSmallestComesWhole() throws Exception {
    DandiArchive archive = DandiArchive.at(DandiArchive.USUAL);
    AssetList list =
        archive.list(DandiIdentifier.parse("DANDI:000020/0.210913.1639", archive.api()));
    assertThat(list.assets()).hasSize(4435);
    assertThat(list.bytes()).isBetween(141_000_000_000L, 143_000_000_000L);
    DandiAsset smallest =
        list.assets().stream().min(Comparator.comparingLong(DandiAsset::bytes)).orElseThrow();
    AssetSource.Tally tally = new AssetSource.Tally();
    assertThat(AssetSource.open(archive, smallest, tally).fetch(0, HDF5.length)).isEqualTo(HDF5);

    AssetFilter one = new AssetFilter(List.of(), Set.of(), Set.of(), Set.of(smallest.id()), 0);
    DandiDownload.Result result =
        DandiDownload.into(folder, archive).fetch(one.of(list), TransferProgress.silent());
    assertThat(result.files()).hasSize(1).allMatch(AssetOutcome::isWhole);
    assertThat(FolderCheck.of(folder, 1, TransferProgress.silent()))
        .allMatch(file -> file.state() == FolderCheck.State.WHOLE);
  }

  @Test
  void theNewestVersionOfADandisetIsAPublishedOne() throws Exception {
    DandiArchive archive = DandiArchive.at(DandiArchive.USUAL);
    AssetList list = archive.list(DandiIdentifier.parse("DANDI:000636", archive.api()));
    assertThat(list.version().mayChange()).isFalse();
    assertThat(list.assets()).isNotEmpty();
  }
}
