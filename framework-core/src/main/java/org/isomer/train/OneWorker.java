package org.isomer.train;

import java.util.Map;
import org.isomer.graph.Replicas;
import org.tensorflow.exceptions.TensorFlowException;

/** A worker without others, who agrees with itself. */
final class OneWorker implements Workers {
  @Override
  public Replicas replicas() {
    return Replicas.ONE;
  }

  @Override
  public void requireAlike(Map<String, String> facts) {}

  @Override
  public boolean agree(boolean stop) {
    return stop;
  }

  @Override
  public void meet() {}

  @Override
  public RuntimeException meaning(TensorFlowException failure) {
    return failure;
  }

  @Override
  public void close() {}
}
