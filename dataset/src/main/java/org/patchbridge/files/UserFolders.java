package org.patchbridge.files;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Where the program keeps what is the user's, as the platform has it: {@code cache} for what can be
 * fetched or made again, {@code data} for what the user asked to keep.
 *
 * <p>Linux and others follow the XDG Base Directory Specification, macOS {@code ~/Library}, Windows
 * {@code %LOCALAPPDATA%}. {@code PATCHBRIDGE_CACHE} and {@code PATCHBRIDGE_DATA} name other places.
 * Nothing is created here.
 *
 * @param cache absolute
 * @param data absolute
 */
public record UserFolders(Path cache, Path data) {
  private static final String NAME = "patchbridge";

  /** Of the person who runs the program. */
  public static UserFolders ofThisMachine() {
    return of(System.getProperty("os.name"), System.getProperty("user.home"), System.getenv());
  }

  /**
   * @param system name of the operating system, as the property {@code os.name} has it
   * @param home the user's home folder
   * @param environment variables
   */
  public static UserFolders of(String system, String home, Map<String, String> environment) {
    UserFolders platform = ofPlatform(system.toLowerCase(Locale.ROOT), Path.of(home), environment);
    return new UserFolders(
        named("PATCHBRIDGE_CACHE", environment, platform.cache()),
        named("PATCHBRIDGE_DATA", environment, platform.data()));
  }

  private static UserFolders ofPlatform(String system, Path home, Map<String, String> environment) {
    if (system.startsWith("mac")) {
      Path library = home.resolve("Library");
      return new UserFolders(
          library.resolve("Caches").resolve(NAME),
          library.resolve("Application Support").resolve(NAME));
    }
    if (system.startsWith("windows")) {
      Path local = named("LOCALAPPDATA", environment, home.resolve("AppData").resolve("Local"));
      return new UserFolders(
          local.resolve(NAME).resolve("cache"), local.resolve(NAME).resolve("data"));
    }
    return new UserFolders(
        named("XDG_CACHE_HOME", environment, home.resolve(".cache")).resolve(NAME),
        named("XDG_DATA_HOME", environment, home.resolve(".local").resolve("share")).resolve(NAME));
  }

  /** A relative or empty path counts as not given, as the XDG specification has it. */
  private static Path named(String variable, Map<String, String> environment, Path otherwise) {
    String value = environment.getOrDefault(variable, "");
    return !value.isEmpty() && Path.of(value).isAbsolute() ? Path.of(value) : otherwise;
  }
}
