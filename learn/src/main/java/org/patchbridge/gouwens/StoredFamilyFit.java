package org.patchbridge.gouwens;

import java.util.Arrays;
import java.util.List;
import org.patchbridge.dataset.Column;
import org.patchbridge.parameters.ParameterException;
import org.patchbridge.parameters.ParameterReader;
import org.patchbridge.parameters.ParameterWriter;
import org.patchbridge.spca.FittedSparsePca;

/** What was learned of a family, as a part of a saved model. */
final class StoredFamilyFit {
  private static final String FIT = "fit";
  private static final String COMPONENTS = "components";
  private static final String SCALARS = "scalars";
  private static final String NONE = "none";

  private StoredFamilyFit() {}

  static void write(FamilyFit fit, ParameterWriter out) {
    out.text("family", fit.family());
    if (fit instanceof FamilyFit.Components components) {
      out.text(FIT, COMPONENTS);
      components.pca().write(out.part("pca"));
      out.wholes("numbers", components.numbers().stream().mapToInt(i -> i).toArray());
      out.doubles("explained", components.explained().stream().mapToDouble(d -> d).toArray());
      out.whole("training cells", components.trainingCells());
    } else if (fit instanceof FamilyFit.Scalars scalars) {
      out.text(FIT, SCALARS);
      out.whole("training cells", scalars.trainingCells());
    } else {
      out.text(FIT, NONE);
      out.text("reason", ((FamilyFit.None) fit).reason());
    }
  }

  /**
   * @param used columns of the family that the fit is of
   * @throws ParameterException where the part is not what {@link #write} writes
   */
  static FamilyFit read(ParameterReader in, List<Column> used) {
    String family = in.text("family");
    return switch (in.text(FIT)) {
      case COMPONENTS -> {
        FittedSparsePca pca = FittedSparsePca.read(in.part("pca"), used.size());
        int[] numbers = in.wholes("numbers", 1, Integer.MAX_VALUE);
        if (numbers.length != pca.components()) {
          throw in.wrong("numbers", numbers.length + " for " + pca.components() + " components");
        }
        yield new FamilyFit.Components(
            family,
            used,
            pca,
            Arrays.stream(numbers).boxed().toList(),
            Arrays.stream(in.doubles("explained")).boxed().toList(),
            in.whole("training cells", 0, Integer.MAX_VALUE));
      }
      case SCALARS ->
          new FamilyFit.Scalars(family, used, in.whole("training cells", 0, Integer.MAX_VALUE));
      case NONE -> new FamilyFit.None(family, in.text("reason"));
      default -> throw in.wrong(FIT, "is '" + in.text(FIT) + "'");
    };
  }

  /** How many scores a cell has of it. */
  static int outputs(FamilyFit fit) {
    if (fit instanceof FamilyFit.Components components) {
      return components.pca().components();
    }
    return fit instanceof FamilyFit.Scalars scalars ? scalars.columns().size() : 0;
  }
}
