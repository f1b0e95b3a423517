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
   * Base address of its API; nothing is opened.
   *
   * @throws InputException where what was given is no address
   */
  public URI address() {
    return given().orElseGet(() -> DandiArchive.named(System.getenv()));
  }

  /**
   * @throws InputException where the address is none that is asked
   */
  public DandiArchive archive() {
    return DandiArchive.at(address());
  }

  /** The address that was named with the option. */
  Optional<URI> given() {
    return api.map(text -> DandiArchive.address("--api " + text, text));
  }
}
