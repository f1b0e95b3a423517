/**
 * The door for programs: open a recording, take its features, load a model, get a call. {@link
 * org.patchbridge.predict.PatchBridge} and {@link org.patchbridge.predict.Model} are all that most
 * need; what they return is described in {@code org.patchbridge.family} and {@code
 * org.patchbridge.bundle}.
 */
package org.patchbridge.predict;
