package org.isomer.cluster.place;

import java.util.List;
import java.util.Optional;

/** What starts workers, and leaves in the environment of each who it is. */
interface Starter {
  /** Its name, for messages. */
  String name();

  /**
   * What it has told.
   *
   * @param replicas the workers that the configuration asks for
   * @return empty if it has not started this process
   * @throws org.isomer.spi.BadInputException if it cannot be understood
   */
  Optional<Told> told(Variables environment, int replicas);

  /** Which of the processes on its machine this one is, from 0, if it tells that. */
  default Optional<Integer> localRank(Variables environment) {
    return Optional.empty();
  }

  /**
   * What a worker was told.
   *
   * @param rank its number
   * @param count how many there are
   * @param workers their addresses; empty if they were not told
   * @param remedy what to do if nobody tells the addresses
   */
  record Told(int rank, int count, List<String> workers, String remedy) {
    /** With addresses. */
    Told(int rank, List<String> workers) {
      this(rank, workers.size(), workers, "");
    }
  }
}
