package org.patchbridge.study;

/**
 * Who trained a model, and when.
 *
 * @param program and its version
 * @param created ISO 8601
 */
public record TrainingStamp(String program, String created) {}
