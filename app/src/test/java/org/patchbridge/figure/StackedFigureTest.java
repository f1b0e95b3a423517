package org.patchbridge.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbridge.inspection.MadeUpRecording;
import org.patchbridge.recording.Sweep;
import org.patchbridge.signal.TimeAxis;
import org.patchbridge.signal.Trace;
import org.patchbridge.spike.DetectionSettings;
import org.patchbridge.spike.Spike;
import org.patchbridge.spike.SpikeDetector;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class StackedFigureTest {
  private static final String THRESHOLD_FILL = "rgb(213,94,0)";
  private static final String PEAK_FILL = "rgb(0,114,178)";

  @TempDir Path folder;

  @Test
  void pngHasTheWidthOfItsScaleAndTheColoursOfTheMarks() throws IOException {
    Sweep sweep = MadeUpRecording.sweep(3, "X4PS_SupraThresh", 200, 5);
    StackedFigure figure = figure(sweep, "cell 7, sweep 3");

    figure.writePng(folder.resolve("sweep.png"));

    BufferedImage image = ImageIO.read(folder.resolve("sweep.png").toFile());
    assertThat(image.getWidth()).isEqualTo(StackedFigure.WIDTH_PX * StackedFigure.PNG_SCALE);
    assertThat(image.getHeight()).isEqualTo(figure.heightPx() * StackedFigure.PNG_SCALE);
    assertThat(colours(image))
        .contains(Palette.INK.getRGB(), Palette.VERMILION.getRGB(), Palette.GREEN.getRGB());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 40})
  void svgIsXmlWithOneMarkForEachSpike(int spikes) throws Exception {
    Sweep sweep = MadeUpRecording.sweep(3, "X4PS_SupraThresh", 200, spikes);
    assertThat(spikes(sweep)).hasSize(spikes);

    figure(sweep, "cell 7, sweep 3").writeSvg(folder.resolve("sweep.svg"));

    Document svg = parse(folder.resolve("sweep.svg"));
    assertThat(marks(svg, "circle", THRESHOLD_FILL)).isEqualTo(spikes);
    assertThat(marks(svg, "path", PEAK_FILL)).isEqualTo(spikes);
  }

  @Test
  void spikesOutsideTheSpanAreNotDrawn() throws Exception {
    Sweep sweep = MadeUpRecording.sweep(3, "X4PS_SupraThresh", 200, 10);
    TimeSpan firstHalf =
        new TimeSpan(
            0, MadeUpRecording.ONSET_S + MadeUpRecording.STEP_S / 2, 0, TimeSpan.Unit.SECONDS);

    SweepFigure.of(sweep, spikes(sweep), firstHalf, "half", "").writeSvg(folder.resolve("h.svg"));

    assertThat(marks(parse(folder.resolve("h.svg")), "circle", THRESHOLD_FILL)).isEqualTo(5);
  }

  @Test
  void hostileNamesStayText() throws Exception {
    String hostile = "</text><script>alert(1)</script>\u001b[2J\u0000&";
    Sweep sweep = MadeUpRecording.sweep(3, "code", 200, 1);

    figure(sweep, hostile).writeSvg(folder.resolve("hostile.svg"));

    Document svg = parse(folder.resolve("hostile.svg"));
    assertThat(svg.getElementsByTagName("script").getLength()).isZero();
    assertThat(svg.getDocumentElement().getTextContent())
        .contains("</text><script>alert(1)</script>\uFFFD[2J\uFFFD&");
  }

  @Test
  void equalFiguresGiveEqualFiles() throws IOException {
    Sweep sweep = MadeUpRecording.sweep(3, "code", 200, 4);
    for (String name : List.of("a", "b")) {
      figure(sweep, "twice").writePng(folder.resolve(name + ".png"));
      figure(sweep, "twice").writeSvg(folder.resolve(name + ".svg"));
    }

    assertThat(folder.resolve("a.png")).hasSameBinaryContentAs(folder.resolve("b.png"));
    assertThat(folder.resolve("a.svg")).hasSameBinaryContentAs(folder.resolve("b.svg"));
  }

  @Test
  void aSweepThatIsNotRecordedAtAllIsStillAFigure() throws IOException {
    Sweep sweep = MadeUpRecording.sweep(3, "code", 0, 0);
    java.util.Arrays.fill(sweep.millivolts(), Double.NaN);

    figure(sweep, "nothing").writePng(folder.resolve("nothing.png"));

    assertThat(folder.resolve("nothing.png")).isNotEmptyFile();
  }

  @Test
  void overviewShowsSilentSweepsOnAnAxisOfTheirOwn() {
    TimeSpan span = TimeSpan.whole(2);
    Sweep silent = MadeUpRecording.sweep(1, "code", -50, 0);
    Sweep spiking = MadeUpRecording.sweep(2, "code", 150, 3);
    OverviewFigure one = new OverviewFigure(span).add(silent, OverviewFigure.Role.SILENT);
    OverviewFigure both =
        new OverviewFigure(span)
            .add(silent, OverviewFigure.Role.SILENT)
            .add(spiking, OverviewFigure.Role.RHEOBASE);

    assertThat(new OverviewFigure(span).figure("none", "")).isEmpty();
    assertThat(both.figure("both", "").orElseThrow().heightPx())
        .isGreaterThan(one.figure("one", "").orElseThrow().heightPx());
  }

  @Test
  void aFolderInPlaceOfTheFileIsRefusedAndNothingIsLeftBehind() throws IOException {
    Path inTheWay = Files.createDirectories(folder.resolve("sweep.png"));
    StackedFigure figure = figure(MadeUpRecording.sweep(3, "code", 50, 0), "title");

    assertThatThrownBy(() -> figure.writePng(inTheWay)).isInstanceOf(IOException.class);
    assertThat(folder.toFile().list()).containsExactly("sweep.png");
  }

  private static StackedFigure figure(Sweep sweep, String title) {
    double end = sweep.length() / sweep.info().samplingRateHz();
    return SweepFigure.of(sweep, spikes(sweep), TimeSpan.whole(end), title, "note");
  }

  private static List<Spike> spikes(Sweep sweep) {
    TimeAxis time = TimeAxis.regular(sweep.info().samplingRateHz(), sweep.length());
    return new SpikeDetector(
            DetectionSettings.defaults()
                .withFilter(OptionalDouble.empty())
                .from(MadeUpRecording.ONSET_S)
                .until(MadeUpRecording.ONSET_S + MadeUpRecording.STEP_S))
        .detect(Trace.of(sweep, time));
  }

  private static int[] colours(BufferedImage image) {
    return IntStream.range(0, image.getWidth() * image.getHeight())
        .map(k -> image.getRGB(k % image.getWidth(), k / image.getWidth()))
        .distinct()
        .toArray();
  }

  /** Marks inside the axes: those of the legend are not clipped. */
  private static long marks(Document svg, String shape, String fill) {
    return IntStream.range(0, svg.getElementsByTagName(shape).getLength())
        .mapToObj(k -> (Element) svg.getElementsByTagName(shape).item(k))
        .filter(mark -> mark.getAttribute("fill").equals(fill))
        .filter(mark -> mark.hasAttribute("clip-path"))
        .count();
  }

  private static Document parse(Path svg) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    return factory.newDocumentBuilder().parse(svg.toFile());
  }
}
