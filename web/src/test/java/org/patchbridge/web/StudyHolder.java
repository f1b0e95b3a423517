package org.patchbridge.web;

import java.io.IOException;
import java.nio.file.Path;
import org.patchbridge.study.store.StudyStore;

/** Another process that holds a study open until it is ended. */
final class StudyHolder {
  private StudyHolder() {}

  /** Returns when the study is held. */
  static Process start(Path study) throws IOException {
    Process holder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                StudyHolder.class.getName(),
                study.toString())
            .start();
    if (holder.getInputStream().read() < 0) {
      throw new IllegalStateException("the study could not be held");
    }
    return holder;
  }

  public static void main(String[] arguments) throws IOException {
    try (StudyStore store = StudyStore.open(Path.of(arguments[0]))) {
      System.out.println(store.getClass().getSimpleName());
      System.out.flush();
      System.in.read();
    }
  }
}
