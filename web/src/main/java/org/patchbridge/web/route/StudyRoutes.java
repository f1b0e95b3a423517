package org.patchbridge.web.route;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import org.patchbridge.web.desk.Desk;
import org.patchbridge.web.guard.RefusedRequest;
import org.patchbridge.web.guard.SafeHeaders;
import org.patchbridge.web.study.WindowStudy;

/** The study that the window was opened with, its report, and what is run on it. */
public final class StudyRoutes {
  private final Desk desk;

  public StudyRoutes(Desk desk) {
    this.desk = desk;
  }

  /** What the page asks to run, by its key. */
  record RunAsked(String choice) {}

  public List<Route> all() {
    return List.of(
        Route.get("/api/study", answer -> JsonAnswer.send(answer, study().told())),
        Route.get("/api/study/planes", answer -> JsonAnswer.send(answer, study().planes())),
        Route.post("/api/study/run", this::start),
        Route.post("/api/study/run/stop", this::stop),
        Route.get("/study/report", this::report));
  }

  private WindowStudy study() {
    return desk.study()
        .orElseThrow(
            () ->
                new RefusedRequest(
                    404, "No study was opened; start with: patchbridge open STUDY_FOLDER"));
  }

  private void start(Context request) {
    WindowStudy study = study();
    String choice = JsonAnswer.read(request, RunAsked.class).choice();
    study.start(choice == null ? "" : choice);
    request.status(202);
  }

  private void stop(Context request) {
    study().stop();
    request.status(202);
  }

  /** It has scripts of its own, and is therefore shown without an origin. */
  private void report(Context answer) throws IOException {
    byte[] page = study().reportPage();
    SafeHeaders.setForReport(answer);
    answer.contentType("text/html; charset=utf-8").result(page);
  }
}
