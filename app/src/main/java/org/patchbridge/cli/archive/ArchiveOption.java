package org.patchbridge.cli.archive;

import java.net.URI;
import java.util.Optional;
import org.patchbridge.archive.dandi.DandiArchive;
import org.patchbridge.work.InputException;
import picocli.CommandLine.Option;

/** Which archive is asked. */
public final class ArchiveOption {
  @Option(
      names = "--api",
      paramLabel = "ADDRESS",
      description =
          "Base address of the API of another archive or a mirror (default: that of the variable"
              + " PATCHBRIDGE_DANDI, else https://api.dandiarchive.org/api/).")
  private Optional<String> api = Optional.empty();

  /**
   * @throws InputException where the address is none that is asked
   */
  public DandiArchive archive() {
    return given().orElseGet(() -> DandiArchive.named(System.getenv()));
  }

  /** The archive that was named with the option. */
  Optional<DandiArchive> given() {
    return api.map(
        text -> {
          try {
            return DandiArchive.at(URI.create(text));
          } catch (IllegalArgumentException noAddress) {
            throw new InputException(
                "--api " + text + ": this is no address; write one such as " + DandiArchive.USUAL,
                noAddress);
          }
        });
  }
}
