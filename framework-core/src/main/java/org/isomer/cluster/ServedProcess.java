package org.isomer.cluster;

import java.time.Duration;
import java.util.Optional;
import org.tensorflow.Graph;
import org.tensorflow.Server;
import org.tensorflow.Session;
import org.tensorflow.TargetSession;
import org.tensorflow.proto.ConfigProto;

/** One of the processes of a cluster, which listens to the others by TensorFlow's server. */
final class ServedProcess implements Site {
  private final Cluster cluster;

  /** Held as long as this is, lest its memory be given back while sessions run on it. */
  @SuppressWarnings("UnusedVariable")
  private final Server server;

  ServedProcess(Cluster cluster, Server server) {
    this.cluster = cluster;
    this.server = server;
  }

  @Override
  public int rank() {
    return cluster.rank();
  }

  @Override
  public int processes() {
    return cluster.size();
  }

  @Override
  public String device(int number) {
    return task(cluster.rank()) + "/device:CPU:" + number;
  }

  @Override
  public Session open(Graph graph, ConfigProto config) {
    return TargetSession.open(
        graph,
        "grpc://" + cluster.workers().get(cluster.rank()),
        configured(config, cluster.rank()));
  }

  /** What a session needs that exchanges something, while all else is this process's own. */
  static ConfigProto configured(ConfigProto config, int rank) {
    return config.toBuilder()
        .addDeviceFilters(task(rank))
        .setIsolateSessionState(true)
        .setExperimental(ConfigProto.Experimental.newBuilder().setCollectiveGroupLeader(task(0)))
        .build();
  }

  private static String task(int rank) {
    return "/job:worker/replica:0/task:" + rank;
  }

  @Override
  public Optional<Duration> limit(boolean patient) {
    return Optional.of(patient ? cluster.patience() : cluster.timeout());
  }
}
