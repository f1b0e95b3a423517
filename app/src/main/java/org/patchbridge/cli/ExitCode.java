package org.patchbridge.cli;

/** What the process tells its caller. */
final class ExitCode {
  static final int OK = 0;
  static final int INTERNAL_ERROR = 1;
  static final int USAGE = 2;
  static final int BAD_INPUT = 3;
  static final int PARTIAL_RESULT = 4;
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
