package org.patchbridge.bundle;

import java.nio.file.Path;

/** A saved model that cannot be used, with the part that shows it. */
public final class BundleException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param part file of the bundle, and the place in it
   * @param fact what is wrong, and what to do
   */
  public BundleException(Path bundle, String part, String fact) {
    super(bundle + ": " + part + ": " + fact);
  }

  public BundleException(Path bundle, String fact) {
    super(bundle + ": " + fact);
  }

  public BundleException(Path bundle, String fact, Throwable cause) {
    super(bundle + ": " + fact, cause);
  }
}
