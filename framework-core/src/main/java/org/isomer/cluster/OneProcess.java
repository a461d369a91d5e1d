package org.isomer.cluster;

import java.time.Duration;
import java.util.Optional;
import org.isomer.graph.Replicas;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.proto.ConfigProto;

/** The only process, which nobody has to be waited for in. */
public final class OneProcess implements Site {
  private OneProcess() {}

  /**
   * Replicas on several devices of this process.
   *
   * @param devices how many
   * @return the first of them
   */
  public static Replicas on(int devices) {
    return devices == 1 ? Replicas.ONE : Collectives.of(new OneProcess(), devices);
  }

  @Override
  public int rank() {
    return 0;
  }

  @Override
  public int processes() {
    return 1;
  }

  @Override
  public String device(int number) {
    return "/device:CPU:" + number;
  }

  @Override
  public Session open(Graph graph, ConfigProto config) {
    return new Session(graph, config);
  }

  @Override
  public Optional<Duration> limit(boolean patient) {
    return Optional.empty();
  }
}
