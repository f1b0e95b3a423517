/** Programs on the library: whatever these classes use is exported. */
module org.patchbridge.examples {
  requires org.patchbridge.predict;
}
