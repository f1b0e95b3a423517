/** From the sweeps of a recording to spikes, protocol analyses and feature families. */
module org.patchbridge.ephys {
  exports org.patchbridge.family;
  exports org.patchbridge.family.recipe to
      org.patchbridge.predict;
  exports org.patchbridge.protocol;
  exports org.patchbridge.quality;
  exports org.patchbridge.recording;
  exports org.patchbridge.spike;
  exports org.patchbridge.stimulus;
}
