package org.patchbridge.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.AxesChartStyler.TextAlignment;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** One pair of axes with lines and marks; panels of a figure stand below each other. */
final class Panel {
  /** Room for the labels of the vertical axis, so that panels below each other line up. */
  private static final int LEFT_PX = 74;

  private static final int MARK_PX = 7;

  /** Free room above and below the data as a part of its range. */
  private static final double MARGIN = 0.06;

  private final XYChart chart;
  private final int heightPx;
  private double low = Double.POSITIVE_INFINITY;
  private double high = Double.NEGATIVE_INFINITY;
  private int series;

  Panel(int heightPx, String verticalAxis) {
    this.heightPx = heightPx;
    this.chart = new XYChart(StackedFigure.WIDTH_PX, heightPx);
    chart.setYAxisTitle(verticalAxis);
    style(chart.getStyler());
  }

  private static void style(XYStyler styler) {
    styler.setLegendVisible(false);
    styler.setChartTitleVisible(false);
    styler.setChartBackgroundColor(Palette.PAPER);
    styler.setPlotBackgroundColor(Palette.PAPER);
    styler.setPlotBorderColor(Palette.FRAME);
    styler.setPlotGridLinesColor(Palette.GRID);
    styler.setPlotGridLinesStroke(new BasicStroke(1f));
    styler.setPlotGridVerticalLinesVisible(false);
    styler.setAxisTickMarksColor(Palette.FRAME);
    styler.setAxisTickLabelsColor(Palette.MUTED);
    styler.setChartFontColor(Palette.INK);
    styler.setAxisTitleFont(Fonts.LABEL);
    styler.setAxisTickLabelsFont(Fonts.TICK);
    styler.setAxisTicksLineVisible(false);
    styler.setYAxisLabelAlignment(TextAlignment.Right);
    styler.setXAxisTitleVisible(false);
    styler.setChartPadding(6);
    styler.setPlotMargin(0);
    styler.setPlotContentSize(1);
    styler.setYAxisLeftWidthHint(LEFT_PX);
    styler.setXAxisTickMarkSpacingHint(110);
    styler.setYAxisTickMarkSpacingHint(42);
    styler.setDefaultSeriesRenderStyle(XYSeriesRenderStyle.Line);
    styler.setMarkerSize(MARK_PX);
  }

  int heightPx() {
    return heightPx;
  }

  Panel over(TimeSpan span) {
    return over(span.onAxis(span.startSeconds()), span.onAxis(span.endSeconds()));
  }

  Panel over(double from, double to) {
    chart.getStyler().setXAxisMin(from);
    chart.getStyler().setXAxisMax(to);
    return this;
  }

  Panel horizontalAxis(String title) {
    chart.setXAxisTitle(title);
    chart.getStyler().setXAxisTitleVisible(true);
    return this;
  }

  Panel withoutHorizontalLabels() {
    chart.getStyler().setXAxisTicksVisible(false);
    return this;
  }

  Panel line(Envelope envelope, Color colour, float widthPx) {
    if (envelope.times().length > 0) {
      XYSeries line = add(envelope.times(), envelope.values());
      line.setMarker(SeriesMarkers.NONE);
      line.setLineColor(colour);
      line.setLineStyle(new BasicStroke(widthPx, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
    }
    return this;
  }

  Panel marks(double[] x, double[] y, LegendEntry meaning) {
    if (x.length > 0) {
      XYSeries marks = add(x, y);
      marks.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
      marks.setMarker(marker(meaning.shape()));
      marks.setMarkerColor(meaning.colour());
    }
    return this;
  }

  private XYSeries add(double[] x, double[] y) {
    for (double value : y) {
      if (!Double.isNaN(value)) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    return chart.addSeries("series " + series++, x, y);
  }

  private static Marker marker(LegendEntry.Shape shape) {
    return switch (shape) {
      case LINE -> SeriesMarkers.NONE;
      case CIRCLE -> SeriesMarkers.CIRCLE;
      case TRIANGLE_UP -> SeriesMarkers.TRIANGLE_UP;
      case TRIANGLE_DOWN -> SeriesMarkers.TRIANGLE_DOWN;
    };
  }

  /**
   * @param leastRange of the vertical axis: noise around a constant is not blown up
   */
  Panel fitted(double leastRange) {
    if (low > high) {
      low = 0;
      high = 0;
    }
    double missing = Math.max(0, leastRange - (high - low)) / 2;
    double margin = MARGIN * Math.max(leastRange, high - low);
    chart.getStyler().setYAxisMin(low - missing - margin);
    chart.getStyler().setYAxisMax(high + missing + margin);
    return this;
  }

  /** Whether anything is drawn; axes without data cannot be painted. */
  boolean isEmpty() {
    return series == 0;
  }

  void paint(Graphics2D graphics) {
    chart.paint(graphics, StackedFigure.WIDTH_PX, heightPx);
  }

  static void paintMark(Graphics2D graphics, LegendEntry entry, double x, double y) {
    graphics.setColor(entry.colour());
    marker(entry.shape()).paint(graphics, x, y, MARK_PX);
  }
}
