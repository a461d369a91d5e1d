package org.isomer.graph;

import java.util.Collections;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TNumber;

/**
 * The first of several replicas, without the others: its graph has the shapes that it has among
 * them, so that one can see what it needs. What the others would give it has as its own, so that it
 * cannot be trained.
 */
final class FirstReplica extends OneReplica {
  private final int count;

  FirstReplica(int count) {
    this.count = count;
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public <T extends TNumber> Operand<T> gather(Net net, Operand<T> rows) {
    return net.tf().concat(Collections.nCopies(count, rows), net.tf().constant(0));
  }
}
