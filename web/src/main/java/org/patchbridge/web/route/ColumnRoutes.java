package org.patchbridge.web.route;

import io.javalin.http.Context;
import java.util.List;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.bundle.MismatchException;
import org.patchbridge.table.schema.TableException;
import org.patchbridge.web.bench.BenchFile;
import org.patchbridge.web.bench.HandChoices;
import org.patchbridge.web.call.TableColumns;
import org.patchbridge.web.desk.Desk;
import org.patchbridge.web.guard.RefusedRequest;
import org.patchbridge.work.InputException;

/** Which columns of a table are which features. */
public final class ColumnRoutes {
  private static final int LONGEST_MAPPING = 1 << 20;

  private final Desk desk;

  public ColumnRoutes(Desk desk) {
    this.desk = desk;
  }

  /**
   * What is chosen: lines, or the text of a mapping.
   *
   * @param yaml null where lines are given
   */
  record Asked(String cell, List<TableColumns.Chosen> lines, String yaml) {}

  public List<Route> all() {
    return List.of(
        Route.get("/api/tables/{id}/columns", this::told),
        Route.put("/api/tables/{id}/columns", this::choose));
  }

  private BenchFile table(Context request) {
    BenchFile file = desk.bench().file(request.pathParam("id"));
    if (file.kind() != BenchFile.Kind.TABLE || java.nio.file.Files.isDirectory(file.path())) {
      throw new RefusedRequest(409, "Only a table has columns to choose.");
    }
    return file;
  }

  private Bundle model() {
    String id = desk.board().state().controls().model();
    if (id.isEmpty()) {
      throw new RefusedRequest(409, "Choose a model first: columns are mapped to its features.");
    }
    return desk.shelf().bundle(desk.shelf().entry(id));
  }

  private void told(Context answer) {
    BenchFile file = table(answer);
    JsonAnswer.send(answer, forPeople(file, () -> TableColumns.of(file, model())));
  }

  private void choose(Context request) {
    BenchFile file = table(request);
    Asked asked = JsonAnswer.read(request, Asked.class);
    if (asked.yaml() == null && (asked.lines() == null || asked.lines().isEmpty())) {
      throw new RefusedRequest(400, "Choose a feature for one column at least.");
    }
    String text =
        forPeople(
            file, () -> asked.yaml() == null ? ofLines(file, asked) : ofText(file, asked.yaml()));
    desk.bench().choose(file.id(), HandChoices.mapping(text));
    request.status(204);
  }

  private String ofLines(BenchFile file, Asked asked) {
    boolean isWhole =
        asked.lines().stream()
            .allMatch(
                line ->
                    line != null
                        && line.column() != null
                        && line.feature() != null
                        && line.unit() != null
                        && line.transform() != null);
    if (!isWhole) {
      throw new RefusedRequest(400, "Each line has column, feature, unit and transform.");
    }
    return TableColumns.mapping(
        file, model(), asked.cell() == null ? "" : asked.cell(), asked.lines());
  }

  private String ofText(BenchFile file, String yaml) {
    if (yaml.isBlank() || yaml.length() > LONGEST_MAPPING) {
      throw new RefusedRequest(400, "A mapping has from 1 to " + LONGEST_MAPPING + " characters.");
    }
    TableColumns.read(file, yaml, model());
    return yaml;
  }

  /** A file that was sent is known by the name that it had. */
  private static <T> T forPeople(BenchFile file, java.util.function.Supplier<T> answer) {
    try {
      return answer.get();
    } catch (InputException | TableException | MismatchException refusal) {
      throw new RefusedRequest(422, file.forPeople(String.valueOf(refusal.getMessage())));
    }
  }
}
