package org.patchbridge.study;

/**
 * A fit that is to be done, by name: what it is of follows from the study's cohorts and the
 * settings.
 */
public record FoldWork(String evaluationId, int run, int fold) {}
