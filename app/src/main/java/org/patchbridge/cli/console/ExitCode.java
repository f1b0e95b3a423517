package org.patchbridge.cli.console;

/** What the process tells its caller. */
public final class ExitCode {
  public static final int OK = 0;
  public static final int INTERNAL_ERROR = 1;
  public static final int USAGE = 2;
  public static final int BAD_INPUT = 3;
  public static final int PARTIAL_RESULT = 4;

  /** Something on the network, or bytes that are not what they should be. */
  public static final int NETWORK = 5;

  public static final int INTERRUPTED = 130;

  private ExitCode() {}
}
