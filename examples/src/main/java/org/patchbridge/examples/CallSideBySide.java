package org.patchbridge.examples;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.patchbridge.predict.Model;
import org.patchbridge.predict.PatchBridge;
import org.patchbridge.work.InputException;
import org.patchbridge.work.Progress;
import org.patchbridge.work.WorkerPool;

/** The subclasses of many recordings, two at a time; one that cannot be used stops no other. */
public final class CallSideBySide {
  private static final int AT_A_TIME = 2;

  private CallSideBySide() {}

  /**
   * @param arguments folder of the model, then recordings
   */
  public static void main(String[] arguments) throws InterruptedException {
    Model model = Model.load(Path.of(arguments[0]));
    List<Callable<String>> work = new ArrayList<>();
    for (String file : List.of(arguments).subList(1, arguments.length)) {
      work.add(() -> file + "\t" + subclass(model, Path.of(file)));
    }
    WorkerPool.run("call", AT_A_TIME, work, Progress.silent()).forEach(System.out::println);
  }

  private static String subclass(Model model, Path file) {
    try {
      return model.call(PatchBridge.open(file)).subclass().orElse("no call");
    } catch (InputException e) {
      return e.getMessage();
    }
  }
}
