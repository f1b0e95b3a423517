package org.patchbridge.web;

import java.util.List;
import org.patchbridge.cli.PatchBridgeCommand;
import org.patchbridge.web.study.ProgramProcess;
import picocli.CommandLine;

/** The whole program: every command, and the window. */
public final class PatchBridgeMain {
  private static final List<Class<?>> FURTHER = List.of(OpenCommand.class);

  private PatchBridgeMain() {}

  public static void main(String[] arguments) {
    ProgramProcess.endWithInputIfChild();
    System.exit(PatchBridgeCommand.run(FURTHER, arguments));
  }

  /** The whole program, to be asked what it takes. */
  public static CommandLine described() {
    return PatchBridgeCommand.described(FURTHER);
  }
}
