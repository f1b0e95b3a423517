package org.patchbridge.archive.web;

import java.io.IOException;

/** A server sends us to an address that is not asked; it will do so again. */
public final class MisdirectedException extends IOException {
  private static final long serialVersionUID = 1L;

  MisdirectedException(String fact) {
    super(fact);
  }
}
