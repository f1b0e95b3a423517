package org.patchbridge.report.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.patchbridge.report.html.Element;
import org.patchbridge.report.html.Node;
import org.patchbridge.report.html.Text;
import org.patchbridge.report.page.Numbering;
import org.patchbridge.report.page.Table;
import org.patchbridge.report.plot.ClassColour;
import org.patchbridge.report.section.CallSection;
import org.patchbridge.report.section.CallSection.ClassProbability;
import org.patchbridge.report.value.Numbers;

/** The call in one line, then what may be wrong with it, then its numbers. */
public final class CallView implements SectionView<CallSection> {

  @Override
  public List<Node> render(CallSection call, Numbering numbering) {
    List<Node> nodes = new ArrayList<>();
    nodes.add(verdict(call));
    call.flags().stream().map(CallView::flag).forEach(nodes::add);
    if (!call.unusual().isEmpty()) {
      nodes.add(unusual(call, numbering));
    }
    nodes.add(probabilities(call, numbering));
    call.setNotes().stream().map(CallView::setNote).forEach(nodes::add);
    if (!call.quality().isEmpty()) {
      nodes.add(quality(call, numbering));
    }
    return nodes;
  }

  private static Node verdict(CallSection call) {
    String name = call.subclass().orElse("No call");
    String colour = call.subclass().map(ClassColour::of).orElse("var(--none)");
    return Element.of(
            "p",
            Element.of("b", name).with("style", "border-color: " + colour),
            new Text((call.subclass().isPresent() ? " " : ": ") + explanation(call)))
        .with("class", "verdict");
  }

  private static String explanation(CallSection call) {
    ClassProbability first = call.classes().get(0);
    String share = Numbers.percent(first.probability());
    return call.subclass().isPresent()
        ? "with a calibrated probability of " + share + "."
        : call.verdict().replaceFirst("^no call: ", "")
            + "; the most probable subclass is "
            + first.subclass()
            + ", with "
            + share
            + ".";
  }

  private static Node flag(String text) {
    return Element.of("p", Element.of("b", "Note: "), new Text(text + "."))
        .with("class", "notice warning")
        .with("role", "note");
  }

  private static Node setNote(String text) {
    return Element.of("p", Element.of("b", "Of the set: "), new Text(text + "."));
  }

  private static Node unusual(CallSection call, Numbering numbering) {
    Table table =
        Table.captioned(
                "What makes the cell unlike all training cells: how much less its novelty would be"
                    + " without the feature and those above it"
                    + call.withoutUnusual().map(rest -> "; " + rest).orElse("")
                    + ".")
            .text("Feature")
            .number("Value")
            .text("98\u00a0% of the training cells")
            .number("Novelty falls by");
    for (CallSection.UnusualValue each : call.unusual()) {
      table.row(
          each.feature(), each.value(), each.ordinary(), Numbers.decimal(each.noveltyFall(), 2));
    }
    return table.render(numbering);
  }

  private static Node probabilities(CallSection call, Numbering numbering) {
    Table table =
        Table.captioned(caption(call))
            .text("Subclass")
            .number("Probability")
            .text("")
            .text("In the set");
    for (ClassProbability each : call.classes()) {
      table.row(
          List.of(
              new Text(each.subclass()),
              new Text(Numbers.percent(each.probability())),
              bar(each),
              new Text(each.inSet() ? "yes" : "no")),
          "");
    }
    return table.render(numbering);
  }

  private static String caption(CallSection call) {
    return "Calibrated probabilities of "
        + call.model()
        + "."
        + call.coverage()
            .map(
                level ->
                    " The set holds the true subclass of "
                        + Numbers.decimal(100 * level, 0)
                        + "\u00a0% of the cells of every subclass, if they are like the training"
                        + " cells.")
            .orElse("");
  }

  private static Node bar(ClassProbability each) {
    String style =
        String.format(
            Locale.ROOT,
            "width: %.1f%%; background: %s",
            100 * each.probability(),
            ClassColour.of(each.subclass()));
    return Element.of("span", Element.of("span").with("style", style))
        .with("class", "bar")
        .with("aria-hidden", "true");
  }

  private static Node quality(CallSection call, Numbering numbering) {
    Table table =
        Table.captioned("How good the model is on cells it had not seen (" + call.tested() + ").")
            .text("On held-out cells")
            .number("Value")
            .number("95\u00a0% interval");
    call.quality()
        .forEach(
            each ->
                table.row(
                    each.name(),
                    Numbers.metric(each.estimate().value()),
                    Numbers.interval(each.estimate())));
    return table.render(numbering);
  }
}
