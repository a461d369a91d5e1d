package org.isomer.spi;

/**
 * A data set with a note about each example.
 *
 * @param <A> what is noted: a class, the objects of an image, a real number
 */
public interface Annotated<A> extends Dataset {
  @Override
  AnnotatedExamples<A> split(Split split);
}
