package org.isomer.spi;

import java.util.List;

/**
 * A data set whose notes name classes, by labels that count from 0.
 *
 * @param <A> what is noted about an example: its label, or objects or pixels with labels
 */
public interface Labelled<A> extends Annotated<A> {
  /** Class names by label. */
  List<String> classes();
}
