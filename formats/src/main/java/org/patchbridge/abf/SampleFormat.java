package org.patchbridge.abf;

import java.util.Arrays;
import java.util.Optional;

/** How samples are stored. */
enum SampleFormat {
  /** Integers of the digitiser, to be scaled. */
  INT16(0, 2),
  /** Values in the unit of the channel. */
  FLOAT32(1, 4);

  private final int code;
  private final int bytes;

  SampleFormat(int code, int bytes) {
    this.code = code;
    this.bytes = bytes;
  }

  int bytes() {
    return bytes;
  }

  static Optional<SampleFormat> of(int code) {
    return Arrays.stream(values()).filter(format -> format.code == code).findFirst();
  }
}
