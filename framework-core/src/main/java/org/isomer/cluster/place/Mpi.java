package org.isomer.cluster.place;

import java.util.List;
import java.util.Optional;

/**
 * {@code mpirun}, which tells a process its rank, and nothing of the others but how many are on the
 * same machine.
 *
 * @param name which one it is
 * @param rank the variable with the rank
 * @param count that with the number of processes
 * @param here that with the number of those on this machine
 * @param rankHere that with the rank among those
 */
record Mpi(String name, String rank, String count, String here, String rankHere)
    implements Starter {
  private static final int PORT = 20_000;

  static final Mpi OPEN_MPI =
      new Mpi(
          "Open MPI",
          "OMPI_COMM_WORLD_RANK",
          "OMPI_COMM_WORLD_SIZE",
          "OMPI_COMM_WORLD_LOCAL_SIZE",
          "OMPI_COMM_WORLD_LOCAL_RANK");

  /** MPICH, Intel MPI and others whose processes are managed through PMI. */
  static final Mpi PMI =
      new Mpi("PMI", "PMI_RANK", "PMI_SIZE", "MPI_LOCALNRANKS", "MPI_LOCALRANKID");

  @Override
  public Optional<Told> told(Variables environment, int replicas) {
    return environment.number(rank).map(own -> worker(environment, own));
  }

  @Override
  public Optional<Integer> localRank(Variables environment) {
    return environment.number(rankHere);
  }

  private Told worker(Variables environment, int own) {
    int all = environment.numberBeside(rank, count);
    boolean oneMachine = environment.number(here).filter(some -> some == all).isPresent();
    return oneMachine
        ? new Told(own, Place.ports("127.0.0.1", PORT, all))
        : new Told(
            own, all, List.of(), "Name the addresses with --cluster; the rank is known then.");
  }
}
