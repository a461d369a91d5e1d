package org.isomer.train.sentinel;

/**
 * Something is wrong with a run.
 *
 * @param step the step after which it was noticed
 * @param kind what is wrong, such as {@code complete-collapse}; each kind is raised once
 * @param message what is wrong, the likely causes and what to do, in plain words
 */
public record Alarm(long step, String kind, String message) {}
