package org.patchbridge.comparison;

/** Two sets of predictions cannot be compared pair by pair. Tells the first difference. */
public final class PairingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PairingException(String fact) {
    super(fact + "; compare runs of the same cohort, split scheme and seeds");
  }
}
