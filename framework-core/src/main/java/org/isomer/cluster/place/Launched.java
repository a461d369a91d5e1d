package org.isomer.cluster.place;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code isomer launch}, or whoever sets the same two variables. */
public final class Launched implements Starter {
  private static final String RANK = "ISOMER_RANK";
  private static final String WORKERS = "ISOMER_WORKERS";

  /** The variables of a worker. */
  public static Map<String, String> variables(Place place) {
    return Map.of(RANK, String.valueOf(place.rank()), WORKERS, String.join(",", place.workers()));
  }

  /** Whether this process is one of several that were launched. */
  public static boolean started(Map<String, String> environment) {
    return environment.containsKey(WORKERS);
  }

  /** Whether this process is one of several that were launched, and not the first. */
  public static boolean follows(Map<String, String> environment) {
    return !environment.getOrDefault(RANK, "0").equals("0");
  }

  @Override
  public String name() {
    return WORKERS;
  }

  @Override
  public Optional<Told> told(Variables environment, int replicas) {
    return environment
        .text(WORKERS)
        .map(
            workers ->
                new Told(
                    environment.numberBeside(WORKERS, RANK), List.of(workers.split("[,\\s]+"))));
  }

  @Override
  public Optional<Integer> localRank(Variables environment) {
    return told(environment, 0).map(told -> new Place(told.rank(), told.workers()).localRank());
  }
}
