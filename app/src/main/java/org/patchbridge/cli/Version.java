package org.patchbridge.cli;

import picocli.CommandLine.IVersionProvider;

/** The version from the jar's manifest. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"patchbridge " + current()};
  }

  static String current() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "development build" : version;
  }
}
