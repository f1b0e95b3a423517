package org.patchbridge.abf;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.patchbridge.abf.CommandWaveform.AlternateOutputs;

/**
 * What both versions of the format say of a recording.
 *
 * @param inputs recorded channels in the order of their samples
 * @param dataPosition byte of the first sample
 * @param intervalMicroseconds between two samples of one channel
 * @param samplesPerSweep of one channel, as the protocol gives it; 0 if it does not
 */
record AbfHeader(
    Origin origin,
    OperationMode mode,
    SampleFormat format,
    List<InputChannel> inputs,
    long dataPosition,
    double intervalMicroseconds,
    List<SweepExtent> sweeps,
    int samplesPerSweep,
    Commands commands) {

  /**
   * @param version for example 2.6.0.0 or 1.83
   * @param creator program and its version; empty where the file does not say
   * @param protocolPath of the Clampex protocol on the recording computer; may be empty
   */
  record Origin(
      String version, String creator, String protocolPath, Optional<LocalDateTime> start) {

    /** Name of the Clampex protocol, without folder and extension; may be empty. */
    String protocolName() {
      String file = protocolPath.substring(protocolPath.lastIndexOf('\\') + 1);
      return file.replaceFirst("(?i)\\.pro$", "").strip();
    }
  }

  /**
   * @param active number of the channel that has the waveform where only one can
   * @param sweepsOfProtocol sweeps with a waveform
   */
  record Commands(
      List<OutputChannel> outputs, int active, int sweepsOfProtocol, AlternateOutputs alternate) {
    Commands {
      outputs = List.copyOf(outputs);
    }
  }

  AbfHeader {
    inputs = List.copyOf(inputs);
    sweeps = List.copyOf(sweeps);
  }

  double samplingRateHz() {
    return 1e6 / intervalMicroseconds;
  }
}
