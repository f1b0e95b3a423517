/** The attention BiLSTM on libtorch, and transfer from mouse to human. */
module org.patchbridge.sequence {
  requires transitive org.patchbridge.dataset;
  requires transitive org.patchbridge.learn;
  requires org.bytedeco.javacpp;
  requires org.bytedeco.openblas;
  requires org.bytedeco.pytorch;

  exports org.patchbridge.sequence;
  exports org.patchbridge.sequence.torch;
  exports org.patchbridge.transfer;

  provides org.patchbridge.parameters.ClassifierKind with
      org.patchbridge.sequence.SequenceKind;
}
