package org.isomer.cluster;

import org.isomer.graph.Replicas;
import org.isomer.graph.SessionConfig;
import org.isomer.spi.BadInputException;
import org.tensorflow.Server;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.proto.ClusterDef;
import org.tensorflow.proto.JobDef;
import org.tensorflow.proto.ServerDef;

/**
 * TensorFlow's server of this process. It cannot be ended before the process is, and a process has
 * one.
 *
 * <p>Whoever reaches its port can run what he likes: the runtime knows no authentication, and
 * belongs on a network that is trusted.
 */
public final class ClusterServer {
  private static final String JOB = "worker";

  private ClusterServer() {}

  /**
   * Begins to listen at the address of this process. The others need not be there yet.
   *
   * @param threads threads for one operation
   * @return the replicas in all processes, which build the same graphs in the same order
   * @throws BadInputException if nothing can listen there
   */
  public static Replicas start(Cluster cluster, int threads) {
    return start(cluster, threads, 1);
  }

  /**
   * As the other, of processes with several replicas each.
   *
   * @param devices the replicas of each process, on a device each
   * @return the first replica of this process
   */
  public static Replicas start(Cluster cluster, int threads, int devices) {
    JobDef.Builder job = JobDef.newBuilder().setName(JOB);
    for (int rank = 0; rank < cluster.size(); rank++) {
      job.putTasks(rank, cluster.workers().get(rank));
    }
    ServerDef definition =
        ServerDef.newBuilder()
            .setCluster(ClusterDef.newBuilder().addJob(job))
            .setJobName(JOB)
            .setTaskIndex(cluster.rank())
            .setProtocol("grpc")
            .setDefaultSessionConfig(
                Collectives.withDevices(
                    ServedProcess.configured(SessionConfig.of(threads), cluster.rank()), devices))
            .build();
    try {
      Server server = new Server(definition);
      server.start();
      return Collectives.of(new ServedProcess(cluster, server), devices);
    } catch (TensorFlowException e) {
      throw new BadInputException(
          "cluster: rank %d cannot listen at %s: %s Choose another port, or end what uses it."
              .formatted(cluster.rank(), cluster.workers().get(cluster.rank()), e.getMessage()),
          e);
    }
  }
}
