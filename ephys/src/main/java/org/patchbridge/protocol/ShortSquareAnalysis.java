package org.patchbridge.protocol;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.patchbridge.signal.MeasurementException;

/**
 * The short square sweeps of a cell taken together (IPFX: ShortSquareAnalysis).
 *
 * @param sweeps in order of recording
 * @param commonAmplitude current at which most sweeps spike; of equally common ones the lowest, pA
 * @param commonSweeps spiking sweeps of that current
 */
public record ShortSquareAnalysis(
    List<PulseSweep> sweeps, double commonAmplitude, List<PulseSweep> commonSweeps) {

  /**
   * @throws MeasurementException if no sweep spikes
   */
  public static ShortSquareAnalysis of(List<PulseSweep> sweeps) {
    List<PulseSweep> spiking = sweeps.stream().filter(sweep -> sweep.train().fires()).toList();
    Map<Double, Integer> counts = new LinkedHashMap<>();
    spiking.forEach(sweep -> counts.merge(sweep.amplitude(), 1, Integer::sum));
    double common =
        counts.entrySet().stream()
            .max(
                Map.Entry.<Double, Integer>comparingByValue()
                    .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
            .map(Map.Entry::getKey)
            .orElseThrow(() -> new MeasurementException("no spiking short square sweep"));
    return new ShortSquareAnalysis(
        List.copyOf(sweeps),
        common,
        spiking.stream().filter(sweep -> sweep.amplitude() == common).toList());
  }
}
