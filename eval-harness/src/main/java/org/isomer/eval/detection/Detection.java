package org.isomer.eval.detection;

/**
 * An object that a detector claims to see.
 *
 * @param image place of the image in {@link AnnotatedImages#images}
 * @param category place of the class in {@link AnnotatedImages#categories}
 * @param box where the object is
 * @param score the detector's confidence, of any scale; greater is surer
 */
public record Detection(int image, int category, Box box, double score) {
  /** Rejects a score that is not finite with an {@link IllegalArgumentException}. */
  public Detection {
    if (!Double.isFinite(score)) {
      throw new IllegalArgumentException("the score is " + score);
    }
    // Makes −0 equal to +0, so that they are a tie.
    score += 0.0;
  }
}
