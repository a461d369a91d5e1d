package org.isomer.cluster.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.config.ConfigReader;
import org.isomer.plugin.PluginLoader;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The environments are as each of them sets it, in the second of several workers. */
class PlacesTest {
  private static final Map<String, String> SRUN =
      Map.of(
          "SLURM_JOB_ID", "4711",
          "SLURM_PROCID", "1",
          "SLURM_LOCALID", "1",
          "SLURM_NODEID", "0",
          "SLURM_NTASKS", "3",
          "SLURM_STEP_ID", "0",
          "SLURM_STEP_NUM_TASKS", "3",
          "SLURM_STEP_TASKS_PER_NODE", "2,1",
          "SLURM_STEP_NODELIST", "gpu[08-09]",
          "SLURM_JOB_NODELIST", "gpu[08-11]");
  private static final Map<String, String> POD =
      Map.of("JOB_COMPLETION_INDEX", "1", "HOSTNAME", "train-1", "ISOMER_SERVICE", "workers");
  private static final Map<String, String> OPEN_MPI =
      Map.of(
          "OMPI_COMM_WORLD_RANK", "1",
          "OMPI_COMM_WORLD_SIZE", "2",
          "OMPI_COMM_WORLD_LOCAL_SIZE", "2",
          "OMPI_COMM_WORLD_LOCAL_RANK", "1");
  private static final Map<String, String> MPICH =
      Map.of("PMI_RANK", "1", "PMI_SIZE", "2", "MPI_LOCALNRANKS", "1", "MPI_LOCALRANKID", "0");
  private static final Map<String, String> TF_CONFIG =
      Map.of(
          "TF_CONFIG",
          """
          {"cluster": {"chief": ["a:2222"], "worker": ["b:2222"]},
           "task": {"type": "worker", "index": 0}}
          """);

  @TempDir Path folder;

  private static Places places(Map<String, String> environment) {
    return new Places(new ConfigReader(PluginLoader.load(List.of())), environment);
  }

  private static Optional<Place> found(Map<String, String> environment, int replicas) {
    return places(environment).find(Optional.empty(), Optional.empty(), replicas);
  }

  private static Map<String, String> with(
      Map<String, String> environment, Map<String, String> more) {
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(more);
    return all;
  }

  private Path file(String... workers) throws IOException {
    return Files.writeString(
        folder.resolve("cluster.yaml"), "workers: [%s]\n".formatted(String.join(", ", workers)));
  }

  @Test
  void slurmTellsTheNodesOfTheStep() {
    assertThat(found(SRUN, 3))
        .contains(new Place(1, List.of("gpu08:24711", "gpu08:24712", "gpu09:24711")));
  }

  @Test
  void podsAreFoundThroughTheirService() {
    assertThat(found(POD, 2))
        .contains(new Place(1, List.of("train-0.workers:20000", "train-1.workers:20000")));
  }

  @Test
  void processesOfMpiOnOneMachineAreFound() {
    assertThat(found(OPEN_MPI, 2))
        .contains(new Place(1, List.of("127.0.0.1:20000", "127.0.0.1:20001")));
  }

  @Test
  void theChiefIsTheFirstWorker() {
    assertThat(found(TF_CONFIG, 2)).contains(new Place(1, List.of("a:2222", "b:2222")));
  }

  @Test
  void whatLaunchSaysCountsMoreThanAScheduler() {
    Place place = new Place(0, List.of("127.0.0.1:40000", "127.0.0.1:40001"));
    assertThat(found(with(SRUN, Launched.variables(place)), 2)).contains(place);
  }

  @Test
  void aFileTakesTheRankFromTheEnvironment() throws IOException {
    Optional<Place> place =
        places(MPICH).find(Optional.of(file("x:1", "y:1")), Optional.empty(), 2);
    assertThat(place).contains(new Place(1, List.of("x:1", "y:1")));
    assertThat(places(MPICH).find(Optional.of(file("x:1", "y:1")), Optional.of(0), 2))
        .map(Place::rank)
        .contains(0);
  }

  @Test
  void aRunOfOneReplicaIsByItself() {
    assertThat(found(SRUN, 1)).isEmpty();
    assertThat(found(Map.of(), 1)).isEmpty();
  }

  @Test
  void whoAgreeMaySpeakTogether() {
    Map<String, String> pmi = Map.of("PMI_RANK", "1", "PMI_SIZE", "3");
    assertThat(found(with(SRUN, pmi), 3)).isEqualTo(found(SRUN, 3));
  }

  @Test
  void theScriptOfASlurmJobIsNoTask() {
    refused(
        Map.of("SLURM_PROCID", "0", "SLURM_NTASKS", "4", "SLURM_JOB_NODELIST", "a"),
        4,
        "replicas is 4, and nobody says where the workers are");
  }

  @Test
  void contradictionsAreRefused() {
    refused(
        with(SRUN, OPEN_MPI),
        3,
        "Slurm says that this is worker 1 of 3, but Open MPI says that this is worker 1 of 2. "
            + "Start the workers in one way only, or say it with --cluster FILE and --rank N.");
    refused(TF_CONFIG, 4, "replicas is 4, and there are 2 workers. Set replicas: 2");
    refused(
        Launched.variables(new Place(0, List.of("a:1", "b:1"))),
        1,
        "replicas is 1, and there are 2 workers.");
    refused(
        with(SRUN, Map.of("SLURM_PROCID", "3")),
        3,
        "Slurm: there is no worker 3; the 3 workers have the ranks 0 to 2.");
    refused(
        with(SRUN, Map.of("SLURM_NODEID", "1")),
        3,
        "the tasks do not stand in blocks. Add --distribution=block to srun.");
    refused(
        with(SRUN, Map.of("SLURM_STEP_TASKS_PER_NODE", "2(x2)")),
        3,
        "Slurm: 2 nodes with [2, 2] tasks are not the 3 tasks of the step.");
  }

  @Test
  void whatIsMissingIsNamed() {
    refused(
        MPICH,
        2,
        "PMI says that this is worker 1 of 2, and does not say where the others are. "
            + "Name the addresses with --cluster");
    refused(Map.of("JOB_COMPLETION_INDEX", "1", "HOSTNAME", "train-1"), 2, "Set ISOMER_SERVICE to");
    refused(
        Map.of("ISOMER_WORKERS", "a:1,b:1"),
        2,
        "the environment has ISOMER_WORKERS, but no ISOMER_RANK beside it.");
    refused(
        with(OPEN_MPI, Map.of("OMPI_COMM_WORLD_RANK", "-1")),
        2,
        "the environment has OMPI_COMM_WORLD_RANK=-1, which is no whole number");
    refused(Map.of("TF_CONFIG", "{"), 2, "TF_CONFIG in the environment cannot be used: it is no");
    refused(
        Map.of(
            "TF_CONFIG",
            "{\"cluster\": {\"worker\": [\"a:1\"]}, \"task\": {\"type\": \"ps\", \"index\": 0}}"),
        2,
        "task.type is \"ps\"");
  }

  @Test
  void addressesAreLookedAt() throws IOException {
    refusedFile("there is no worker 2", 2, "a:1", "b:1");
    refusedFile("the address a:1 is given to two workers", 0, "a:1", "a:1");
    refusedFile("\"a\" is no address of a worker", 0, "a", "b:1");
    refusedFile("\"a:70000\" is no address of a worker", 0, "a:70000", "b:1");
    assertThatThrownBy(() -> places(Map.of()).find(Optional.empty(), Optional.of(1), 2))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("Add --cluster FILE");
  }

  private void refusedFile(String message, int rank, String... workers) throws IOException {
    Path file = file(workers);
    assertThatThrownBy(() -> places(Map.of()).find(Optional.of(file), Optional.of(rank), 2))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("cluster.yaml")
        .hasMessageContaining(message);
  }

  private static void refused(Map<String, String> environment, int replicas, String message) {
    assertThatThrownBy(() -> found(environment, replicas))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aPlaceIsOneOfItsWorkers() {
    refused(-1, List.of("a:1"), "there is no worker -1; the 1 workers have the ranks 0 to 0.");
    refused(1, List.of("a:1"), "there is no worker 1");
    refused(0, List.of(), "no worker is named");
    refused(0, List.of("a:1", "a:1"), "the address a:1 is given to two workers");
    refused(0, List.of("a:0"), "\"a:0\" is no address of a worker");
  }

  private static void refused(int rank, List<String> workers, String message) {
    assertThatThrownBy(() -> new Place(rank, workers))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(message);
  }

  @Test
  void workersOnOneMachineAreCounted() {
    List<String> workers = List.of("a:1", "b:1", "a:2", "b:2", "b:3");
    assertThat(new Place(3, workers).onThisMachine()).isEqualTo(3);
    assertThat(new Place(3, workers).localRank()).isEqualTo(1);
    assertThat(new Place(2, workers).localRank()).isEqualTo(1);
    assertThat(new Place(0, List.of("[::1]:20")).host(0)).isEqualTo("::1");
    assertThat(new Place(0, List.of("[::1]:20")).port(0)).isEqualTo(20);
  }

  @Test
  void freePortsAreAllOthers() throws IOException {
    List<Place> places = Place.onFreePorts(3);
    assertThat(places).extracting(Place::rank).containsExactly(0, 1, 2);
    assertThat(places.get(2).localRank()).isEqualTo(2);
  }

  @Test
  void theRankOnTheMachineIsThatOfWhoStartedTheProcess() {
    Place launched = new Place(1, List.of("127.0.0.1:40000", "127.0.0.1:40001"));
    assertThat(Places.localRank(SRUN)).contains(1);
    assertThat(Places.localRank(with(SRUN, Map.of("SLURM_LOCALID", "3")))).contains(3);
    assertThat(Places.localRank(with(Launched.variables(launched), Map.of("SLURM_LOCALID", "0"))))
        .contains(1);
    assertThat(Places.localRank(OPEN_MPI)).contains(1);
    assertThat(Places.localRank(MPICH)).contains(0);
    assertThat(Places.localRank(POD)).isEmpty();
    assertThat(Places.localRank(Map.of("SLURM_LOCALID", "x"))).isEmpty();
  }
}
