package org.isomer.eval.detection;

/** What a detection turned out to be. */
enum Outcome {
  /** It has found an object. */
  TRUE_POSITIVE,
  /** It has found nothing, or what another detection had found. */
  FALSE_POSITIVE,
  /** It does not count: it has found an object that nobody had to find. */
  IGNORED
}
