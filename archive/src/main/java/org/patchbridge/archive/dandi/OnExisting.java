package org.patchbridge.archive.dandi;

/** What becomes of a file that is there already under the name of one that is to be fetched. */
public enum OnExisting {
  /** It stays. That it has other bytes than the archive's is told. */
  SKIP,
  /** It stays where it has the archive's bytes; else it is replaced, once the new one is whole. */
  REFRESH,
  /** It is replaced, whatever it holds, once the new one is whole. */
  OVERWRITE,
  /** Nothing at all is fetched. */
  ERROR
}
