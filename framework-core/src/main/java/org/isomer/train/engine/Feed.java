package org.isomer.train.engine;

import java.util.List;
import org.isomer.tensor.InputSpec;

/**
 * What a step is fed with.
 *
 * @param views what one example of each view holds
 * @param batch examples in a batch
 * @param classes the number of classes of the data; 0 without labels
 * @param mixed whether batches say what their rows are made of
 */
public record Feed(List<InputSpec> views, int batch, int classes, boolean mixed) {
  /** Copies the list. */
  public Feed {
    views = List.copyOf(views);
  }
}
