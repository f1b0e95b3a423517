package org.patchbridge.web;

import java.util.List;
import org.patchbridge.cli.PatchBridgeCommand;
import org.patchbridge.web.study.ProgramProcess;

/** The whole program: every command, and the window. */
public final class PatchBridgeMain {
  private PatchBridgeMain() {}

  public static void main(String[] arguments) {
    ProgramProcess.endWithInputIfChild();
    System.exit(PatchBridgeCommand.run(List.of(OpenCommand.class), arguments));
  }
}
