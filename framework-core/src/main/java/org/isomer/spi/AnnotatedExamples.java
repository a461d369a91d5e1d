package org.isomer.spi;

/**
 * The examples of one split, with what somebody has noted about each.
 *
 * @param <A> what is noted: a class, the objects of an image, a real number
 */
public interface AnnotatedExamples<A> extends Examples {
  /**
   * What is noted about an example.
   *
   * @throws BadInputException naming the file if it is corrupt
   */
  A annotation(long index);
}
