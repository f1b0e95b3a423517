package org.patchbridge.web.route;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.cli.console.Version;
import org.patchbridge.prediction.EstimatedShares;
import org.patchbridge.rig.RigShift;
import org.patchbridge.web.call.BenchCommand;
import org.patchbridge.web.call.CallBoard;
import org.patchbridge.web.call.CallControls;
import org.patchbridge.web.call.CallExport;
import org.patchbridge.web.call.CalledBatch;
import org.patchbridge.web.call.CellRows;
import org.patchbridge.web.call.ModelShelf;
import org.patchbridge.web.desk.Desk;

/** Calls, how they are made, and their export. */
public final class CallRoutes {
  private final Desk desk;

  public CallRoutes(Desk desk) {
    this.desk = desk;
  }

  /** A model on the shelf, for the page. */
  record ModelTold(String id, String command, String label, String kind, boolean isBuilt) {}

  /** What its folder and its numbers say of a model. */
  record CardTold(
      String id,
      String label,
      String kind,
      String cells,
      List<String> classes,
      Map<String, Double> shares,
      boolean isSimulated,
      boolean holdsCells,
      Object quality,
      String card) {}

  /** All that is not a row of the table. */
  record StateTold(
      long version,
      String program,
      List<ModelTold> models,
      CallControls controls,
      Optional<CallControls> calledWith,
      List<String> classes,
      Map<String, Double> shares,
      String trainedOn,
      String activity,
      String failure,
      List<String> warnings,
      List<String> notes,
      List<RigShift.Facts> shifts,
      Optional<EstimatedShares> estimatedShares,
      List<String> folders,
      boolean hasStudy,
      String command) {}

  /** The rows. */
  record RowsTold(long version, List<CellRows.Row> rows) {}

  public List<Route> all() {
    return List.of(
        Route.get("/api/state", this::state),
        Route.get("/api/calls", this::rows),
        Route.get("/api/cells/{id}", this::cell),
        Route.get("/api/places", answer -> JsonAnswer.send(answer, desk.answers().places())),
        Route.put("/api/controls", this::control),
        Route.get("/api/models/{id}", this::card),
        Route.post("/api/examples", this::examples),
        Route.get("/api/export/calls.csv", this::csv),
        Route.get("/api/export/calls.xlsx", this::xlsx),
        Route.get("/api/export/calls.json", this::json));
  }

  private void state(Context answer) {
    long version = desk.changes().version();
    CallBoard.State state = desk.board().state();
    Optional<CalledBatch> batch = state.batch();
    JsonAnswer.send(
        answer,
        new StateTold(
            version,
            "PatchBridge " + Version.current(),
            desk.shelf().entries().stream().map(CallRoutes::told).toList(),
            state.controls(),
            state.calledWith(),
            batch.map(each -> each.model().classes()).orElse(List.of()),
            batch.map(each -> shares(each.model())).orElse(Map.of()),
            batch.map(each -> each.model().origin().cellsInWords()).orElse(""),
            desk.examples().activity().isEmpty()
                ? desk.board().activity()
                : desk.examples().activity(),
            state.failure().isEmpty() ? desk.examples().failure() : state.failure(),
            batch.map(CalledBatch::warnings).orElse(List.of()),
            batch.map(CalledBatch::notes).orElse(List.of()),
            batch
                .map(each -> each.shifts().stream().map(RigShift::facts).toList())
                .orElse(List.of()),
            batch.flatMap(CalledBatch::shares),
            desk.folders().inWords(),
            desk.study().isPresent(),
            command()));
  }

  private String command() {
    return BenchCommand.of(
        desk.bench(), desk.shelf(), desk.board().state().controls(), desk.wholes());
  }

  private static ModelTold told(ModelShelf.Entry one) {
    return new ModelTold(one.id(), one.command(), one.label(), one.kind(), one.isBuilt());
  }

  private static Map<String, Double> shares(Bundle model) {
    Map<String, Double> shares = new LinkedHashMap<>();
    for (int c = 0; c < model.classes().size(); c++) {
      shares.put(model.classes().get(c), model.shares()[c]);
    }
    return shares;
  }

  private void rows(Context answer) {
    long version = desk.changes().version();
    JsonAnswer.send(
        answer,
        new RowsTold(version, CellRows.of(desk.bench().files(), desk.board().state().batch())));
  }

  private void cell(Context answer) {
    JsonAnswer.send(answer, desk.answers().detail(answer.pathParam("id")));
  }

  private void control(Context request) {
    desk.board().control(JsonAnswer.read(request, CallControls.class));
    request.status(204);
  }

  private void examples(Context request) {
    desk.examples().start();
    request.status(202);
  }

  private void card(Context answer) {
    ModelShelf.Entry entry = desk.shelf().entry(answer.pathParam("id"));
    Bundle model = desk.shelf().bundle(entry);
    JsonAnswer.send(
        answer,
        new CardTold(
            entry.id(),
            entry.label(),
            entry.kind(),
            model.origin().cellsInWords(),
            model.classes(),
            shares(model),
            model.origin().cellOrigins().areAllSimulated(),
            model.cells().isPresent(),
            model.quality(),
            desk.shelf().card(entry)));
  }

  private void csv(Context answer) throws IOException {
    CalledBatch batch = desk.answers().batch();
    attach(answer, "text/csv; charset=utf-8", "calls.csv");
    CallExport.csv(batch, answer.outputStream());
  }

  private void xlsx(Context answer) throws IOException {
    CalledBatch batch = desk.answers().batch();
    attach(
        answer, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "calls.xlsx");
    Map<String, String> how = new LinkedHashMap<>();
    how.put("program", "PatchBridge " + Version.current());
    how.put("command", command());
    how.put("model", batch.model().origin().modelTitle() + ", " + batch.model().origin().title());
    how.put("trained on", batch.model().origin().cellsInWords());
    how.put("digest of the training cells", batch.model().origin().cohortDigest());
    desk.bench().files().stream()
        .filter(file -> !file.options().isEmpty())
        .forEach(file -> how.put("by hand: " + file.name(), String.join(" ", file.options())));
    desk.bench().files().stream()
        .filter(file -> !file.choices().columns().isEmpty())
        .forEach(file -> how.put("columns of " + file.name(), file.choices().columns()));
    CallExport.xlsx(batch, how, "1.0", answer.outputStream());
  }

  private void json(Context answer) {
    CalledBatch batch = desk.answers().batch();
    CallControls controls =
        desk.board().state().calledWith().orElse(desk.board().state().controls());
    attach(answer, "application/json", "calls.json");
    answer.result(CallExport.json(batch, controls));
  }

  private static void attach(Context answer, String type, String name) {
    answer.contentType(type).header("Content-Disposition", "attachment; filename=\"" + name + "\"");
  }
}
