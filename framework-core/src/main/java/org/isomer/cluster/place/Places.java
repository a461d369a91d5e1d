package org.isomer.cluster.place;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.isomer.cluster.place.Starter.Told;
import org.isomer.config.ConfigReader;
import org.isomer.spi.BadInputException;

/** Finds out who a worker is: what the command line says counts more than the environment. */
public final class Places {
  private static final Starter LAUNCHED = new Launched();
  private static final List<Starter> STARTERS =
      List.of(new Slurm(), new Kubernetes(), Mpi.OPEN_MPI, Mpi.PMI, new TfConfig());

  private final ConfigReader reader;
  private final Variables environment;

  /** Who one of {@link #STARTERS} says that this process is. */
  private record Voice(String name, Told told) {
    String words() {
      return "%s says that this is worker %d of %d".formatted(name, told.rank(), told.count());
    }
  }

  /** With the environment of the process. */
  public Places(ConfigReader reader, Map<String, String> environment) {
    this.reader = reader;
    this.environment = new Variables(environment);
  }

  /** As {@link #find(Optional, Optional, Wanted)}, with a worker for each replica. */
  public Optional<Place> find(Optional<Path> file, Optional<Integer> rank, int replicas) {
    return find(file, rank, new Wanted(replicas, 1));
  }

  /**
   * The place of this process; empty if it is the only worker that is wanted, whatever the
   * environment says.
   *
   * @param file what {@code --cluster} names
   * @param rank what {@code --rank} says
   * @throws BadInputException if nobody says who this is, two say something else, or it does not
   *     fit the configuration
   */
  public Optional<Place> find(Optional<Path> file, Optional<Integer> rank, Wanted wanted) {
    int workers = wanted.workers();
    if (rank.isPresent() && file.isEmpty()) {
      throw new BadInputException(
          "--rank: says which of the workers in a file this is. Add --cluster FILE.");
    }
    boolean told = file.isPresent() || LAUNCHED.told(environment, workers).isPresent();
    if (!told && workers == 1) {
      return Optional.empty();
    }
    Place place =
        file.map(each -> ofFile(each, rank, workers)).orElseGet(() -> ofEnvironment(wanted));
    int there = place.workers().size();
    if (there != workers) {
      throw new BadInputException(
          "%s, and there are %d workers. Set replicas: %d, which is another run, or start %d workers."
              .formatted(wanted.words(), there, there * wanted.devices(), workers));
    }
    return workers == 1 ? Optional.empty() : Optional.of(place);
  }

  /**
   * Which of the processes on its machine this one is, from 0, if whoever started it tells that.
   * What is wrong with what is told is said where a place is needed.
   */
  public static Optional<Integer> localRank(Map<String, String> environment) {
    Variables variables = new Variables(environment);
    try {
      return Stream.concat(Stream.of(LAUNCHED), STARTERS.stream())
          .map(starter -> starter.localRank(variables))
          .flatMap(Optional::stream)
          .findFirst();
    } catch (BadInputException e) {
      return Optional.empty();
    }
  }

  private Place ofFile(Path file, Optional<Integer> rank, int workers) {
    List<String> addresses = reader.read(ClusterFile.class, file, List.of()).workers();
    int own =
        rank.or(() -> voice(workers).map(voice -> voice.told().rank()))
            .orElseThrow(
                () ->
                    new BadInputException(
                        "--cluster %s: nobody says which of its workers this is. Add --rank N."
                            .formatted(file)));
    return place(file.toString(), own, addresses);
  }

  private Place ofEnvironment(Wanted wanted) {
    Voice voice =
        voice(wanted.workers())
            .orElseThrow(
                () ->
                    new BadInputException(
                        "%s, and nobody says where the workers are. On this machine, put launch -n %d before pretrain; on several, give --cluster FILE and --rank N, or start the workers with srun, mpirun or an indexed job."
                            .formatted(wanted.words(), wanted.workers())));
    if (voice.told().workers().isEmpty()) {
      throw new BadInputException(
          "%s, and does not say where the others are. %s"
              .formatted(voice.words(), voice.told().remedy()));
    }
    return place(voice.name(), voice.told().rank(), voice.told().workers());
  }

  private static Place place(String told, int rank, List<String> workers) {
    try {
      return new Place(rank, workers);
    } catch (BadInputException e) {
      throw new BadInputException(told + ": " + e.getMessage(), e);
    }
  }

  /** What is said; of several that agree, who knows the addresses. */
  private Optional<Voice> voice(int workers) {
    Optional<Voice> launched = voice(LAUNCHED, workers);
    if (launched.isPresent()) {
      return launched;
    }
    List<Voice> voices = new ArrayList<>();
    STARTERS.forEach(starter -> voice(starter, workers).ifPresent(voices::add));
    boolean agree =
        voices.stream()
                .map(voice -> voice.told().rank() + "/" + voice.told().count())
                .distinct()
                .count()
            <= 1;
    if (!agree) {
      throw new BadInputException(
          "%s. Start the workers in one way only, or say it with --cluster FILE and --rank N."
              .formatted(voices.stream().map(Voice::words).collect(Collectors.joining(", but "))));
    }
    return voices.stream()
        .filter(voice -> !voice.told().workers().isEmpty())
        .findFirst()
        .or(() -> voices.stream().findFirst());
  }

  private Optional<Voice> voice(Starter starter, int workers) {
    return starter.told(environment, workers).map(told -> new Voice(starter.name(), told));
  }
}
