package org.patchbridge.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.patchbridge.cli.console.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * A wrong command line is answered with what is wrong, and one line that says where the help is.
 */
final class UsageErrors implements IParameterExceptionHandler {
  private static final int MOST_SUGGESTIONS = 3;

  @Override
  public int handleParseException(ParameterException wrong, String[] arguments) {
    CommandLine commandLine = wrong.getCommandLine();
    PrintWriter err = commandLine.getErr();
    err.println("patchbridge: " + message(wrong) + suggestions(wrong));
    err.println("For help: " + commandLine.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.USAGE;
  }

  /** Where the first word is no command, what follows it is not what is wrong. */
  private static String message(ParameterException wrong) {
    boolean isProgram = wrong.getCommandLine().getParent() == null;
    if (isProgram && wrong instanceof UnmatchedArgumentException unmatched) {
      String first = unmatched.getUnmatched().get(0);
      if (!first.startsWith("-")) {
        return "there is no command '" + first + "'";
      }
    }
    return wrong.getMessage();
  }

  private static String suggestions(ParameterException wrong) {
    if (!(wrong instanceof UnmatchedArgumentException unmatched)) {
      return "";
    }
    List<String> close = new ArrayList<>();
    unmatched.getSuggestions().stream().limit(MOST_SUGGESTIONS).forEach(close::add);
    return close.isEmpty() ? "" : "; did you mean " + String.join(" or ", close) + "?";
  }
}
