package org.patchbridge.family;

import java.util.List;
import org.patchbridge.recording.ClampMode;
import org.patchbridge.recording.Recording;
import org.patchbridge.recording.SweepInfo;
import org.patchbridge.stimulus.Protocol;
import org.patchbridge.stimulus.StimulusOntology;

/** The current-clamp sweeps of a recording by protocol, in ascending sweep number. */
final class ProtocolSweeps {
  private final Recording recording;
  private final StimulusOntology ontology;

  ProtocolSweeps(Recording recording, StimulusOntology ontology) {
    this.recording = recording;
    this.ontology = ontology;
  }

  List<SweepInfo> of(Protocol protocol) {
    return currentClamp().stream().filter(sweep -> protocolOf(sweep) == protocol).toList();
  }

  /** All but search and test sweeps. */
  List<SweepInfo> experimental() {
    return currentClamp().stream()
        .filter(sweep -> !List.of(Protocol.SEARCH, Protocol.TEST).contains(protocolOf(sweep)))
        .toList();
  }

  Protocol protocolOf(SweepInfo sweep) {
    return ontology.protocolOf(sweep.stimulusCode());
  }

  LoadedSweep load(SweepInfo sweep) {
    return new LoadedSweep(recording.load(sweep));
  }

  /** Nothing of the sweep may be looked at from here on. */
  void recycle(LoadedSweep sweep) {
    recording.recycle(sweep.sweep());
  }

  private List<SweepInfo> currentClamp() {
    return recording.sweeps().stream()
        .filter(sweep -> sweep.clampMode() == ClampMode.CURRENT_CLAMP)
        .toList();
  }
}
