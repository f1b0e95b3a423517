package org.patchbridge.cli;

import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import org.patchbridge.archive.FetchException;
import org.patchbridge.bundle.BundleException;
import org.patchbridge.bundle.MismatchException;
import org.patchbridge.cli.console.ExitCode;
import org.patchbridge.cli.option.PathArgument;
import org.patchbridge.dataset.SplitException;
import org.patchbridge.files.SourceLostException;
import org.patchbridge.recording.RecordingException;
import org.patchbridge.report.ReportException;
import org.patchbridge.table.schema.TableException;
import org.patchbridge.work.InputException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what went wrong into a message and an exit code: no stack trace for a user's mistake. */
final class Failures implements IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine commandLine, ParseResult parsed) {
    PrintWriter err = commandLine.getErr();
    if (failure instanceof InterruptedException) {
      err.println("patchbridge: interrupted; the same command goes on where it was");
      return ExitCode.INTERRUPTED;
    }
    if (failure instanceof InvalidPathException path) {
      err.println("patchbridge: " + PathArgument.message(path));
      return ExitCode.BAD_INPUT;
    }
    if (failure instanceof FetchException || failure instanceof SourceLostException) {
      err.println("patchbridge: " + failure.getMessage());
      return ExitCode.NETWORK;
    }
    if (isBadInput(failure)) {
      err.println("patchbridge: " + failure.getMessage());
      return ExitCode.BAD_INPUT;
    }
    err.println("patchbridge: internal error, please report it with the lines below");
    failure.printStackTrace(err);
    return ExitCode.INTERNAL_ERROR;
  }

  private static boolean isBadInput(Exception failure) {
    return failure instanceof TableException
        || failure instanceof RecordingException
        || failure instanceof BundleException
        || failure instanceof MismatchException
        || failure instanceof SplitException
        || failure instanceof InputException
        || failure instanceof ReportException;
  }
}
