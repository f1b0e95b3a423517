package org.patchbridge.archive.dandi;

/** Is told how far a download is. Called from several threads. */
public interface TransferProgress {

  /**
   * Before the first byte.
   *
   * @param files that are wanted, those that are there included
   * @param bytes of them
   */
  void started(int files, long bytes);

  /** Bytes that need not come any more, because they are there. */
  void present(long bytes);

  /** Bytes that have just come; below 0 where a file has to start over. */
  void came(long bytes);

  /** A file is done with, whatever became of it. */
  void fileEnded();

  /** Tells nobody. */
  static TransferProgress silent() {
    return new TransferProgress() {
      @Override
      public void started(int files, long bytes) {}

      @Override
      public void present(long bytes) {}

      @Override
      public void came(long bytes) {}

      @Override
      public void fileEnded() {}
    };
  }
}
