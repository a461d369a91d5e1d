package org.isomer.eval.detection;

/** What COCO evaluation takes an object with id 0 for. */
public enum CocoDialect {
  /** An object like any other. */
  EXACT,
  /**
   * As pycocotools: a detection that finds it counts as having found nothing, because 0 stands for
   * "no match" there.
   */
  PYCOCOTOOLS
}
