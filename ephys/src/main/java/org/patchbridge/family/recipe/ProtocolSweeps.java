package org.patchbridge.family.recipe;

import java.util.List;
import java.util.Set;
import org.patchbridge.recording.ClampMode;
import org.patchbridge.recording.Recording;
import org.patchbridge.recording.SweepInfo;
import org.patchbridge.stimulus.Protocol;
import org.patchbridge.stimulus.StimulusOntology;
import org.patchbridge.stimulus.ZeroSteps;

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

  /** Sweeps whose own step is 0 pA, and which seem to have that of a later step. */
  Set<SweepInfo> zeroSteps(Protocol protocol) {
    return ZeroSteps.of(recording, of(protocol));
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
