package org.isomer.eval.replicas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.isomer.cluster.Cluster;
import org.isomer.cluster.ClusterServer;
import org.isomer.cluster.place.Place;
import org.isomer.cluster.place.Wanted;
import org.isomer.graph.Replicas;

/**
 * The workers of a cluster in one process: a server each, on loopback, and a thread each that takes
 * steps. Servers cannot be ended, so there is one cluster of each size.
 */
public final class LocalCluster {
  /** Long enough for a machine that is busy with something else. */
  private static final Duration TIMEOUT = Duration.ofMinutes(20);

  private static final Map<Wanted, LocalCluster> CLUSTERS = new ConcurrentHashMap<>();

  private final List<Replicas> replicas;

  private LocalCluster(List<Replicas> replicas) {
    this.replicas = replicas;
  }

  /** The cluster of so many workers. */
  public static LocalCluster of(int workers) {
    return of(new Wanted(workers, 1));
  }

  /** The cluster of the workers that are wanted. */
  static LocalCluster of(Wanted wanted) {
    return CLUSTERS.computeIfAbsent(wanted, LocalCluster::start);
  }

  private static LocalCluster start(Wanted wanted) {
    try {
      return new LocalCluster(
          Place.onFreePorts(wanted.workers()).stream()
              .map(place -> new Cluster(place, TIMEOUT, TIMEOUT))
              .map(cluster -> ClusterServer.start(cluster, 1, wanted.devices()))
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first of each worker, by rank. */
  public List<Replicas> replicas() {
    return replicas;
  }

  /** Does the same on all workers at once. */
  public static <R> List<R> all(int workers, IntFunction<Callable<R>> work) {
    ExecutorService threads = Executors.newFixedThreadPool(workers);
    try {
      List<Future<R>> futures =
          IntStream.range(0, workers).mapToObj(work).map(threads::submit).toList();
      List<R> results = new ArrayList<>();
      for (Future<R> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      threads.shutdownNow();
    }
  }
}
