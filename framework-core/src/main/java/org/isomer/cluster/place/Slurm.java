package org.isomer.cluster.place;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.isomer.spi.BadInputException;

/**
 * Slurm's {@code srun}: tasks in blocks on the nodes of the step. The ports follow from the job's
 * number, so that two jobs on one node do not meet.
 */
final class Slurm implements Starter {
  private static final int FIRST_PORT = 20_000;
  private static final int PORTS = 12_000; // below those that Linux hands out by itself
  private static final Pattern TASKS = Pattern.compile("(\\d{1,6})(?:\\(x(\\d{1,6})\\))?");

  @Override
  public String name() {
    return "Slurm";
  }

  /** The script of a job is no task, though it has a rank of 0. */
  @Override
  public Optional<Told> told(Variables environment, int replicas) {
    if (environment.text("SLURM_STEP_NUM_TASKS").isEmpty()
        && environment.text("SLURM_STEP_ID").isEmpty()) {
      return Optional.empty();
    }
    int count =
        environment
            .number("SLURM_STEP_NUM_TASKS")
            .orElseGet(() -> environment.numberBeside("SLURM_STEP_ID", "SLURM_NTASKS"));
    int rank = environment.numberBeside("SLURM_STEP_ID", "SLURM_PROCID");
    Optional<String> nodes =
        environment.text("SLURM_STEP_NODELIST").or(() -> environment.text("SLURM_JOB_NODELIST"));
    Optional<String> tasks =
        environment
            .text("SLURM_STEP_TASKS_PER_NODE")
            .or(() -> environment.text("SLURM_TASKS_PER_NODE"));
    if (nodes.isEmpty() || tasks.isEmpty()) {
      return Optional.of(
          new Told(rank, count, List.of(), "Start the workers with srun, which tells the nodes."));
    }
    int job = environment.number("SLURM_JOB_ID").orElse(0);
    List<String> hosts = hosts(HostList.expand(nodes.get()), tasks(tasks.get()), count);
    requireBlocks(environment, hosts, rank);
    return Optional.of(new Told(rank, addresses(hosts, FIRST_PORT + job % PORTS)));
  }

  @Override
  public Optional<Integer> localRank(Variables environment) {
    return environment.number("SLURM_LOCALID");
  }

  /** The number of tasks on each node, of a text such as {@code 4(x2),3}. */
  private static List<Integer> tasks(String text) {
    List<Integer> tasks = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      Matcher matcher = TASKS.matcher(part.strip());
      if (!matcher.matches()) {
        throw new BadInputException(
            "Slurm: \"%s\" is no list of tasks per node, such as 4(x2),3.".formatted(text));
      }
      int times = matcher.group(2) == null ? 1 : Integer.parseInt(matcher.group(2));
      for (int i = 0; i < times; i++) {
        tasks.add(Integer.parseInt(matcher.group(1)));
      }
    }
    return tasks;
  }

  /** The node of each task. */
  private static List<String> hosts(List<String> nodes, List<Integer> tasks, int count) {
    if (nodes.size() != tasks.size()
        || tasks.stream().mapToLong(Integer::longValue).sum() != count) {
      throw new BadInputException(
          "Slurm: %d nodes with %s tasks are not the %d tasks of the step."
              .formatted(nodes.size(), tasks, count));
    }
    List<String> hosts = new ArrayList<>();
    for (int node = 0; node < nodes.size(); node++) {
      for (int task = 0; task < tasks.get(node); task++) {
        hosts.add(nodes.get(node));
      }
    }
    return hosts;
  }

  private static void requireBlocks(Variables environment, List<String> hosts, int rank) {
    Optional<Integer> node = environment.number("SLURM_NODEID");
    List<String> nodes = hosts.stream().distinct().toList();
    if (node.isPresent() && rank < hosts.size() && nodes.indexOf(hosts.get(rank)) != node.get()) {
      throw new BadInputException(
          "Slurm: task %d runs on node %d, so the tasks do not stand in blocks. Add --distribution=block to srun."
              .formatted(rank, node.get()));
    }
  }

  /** Each task of a node takes the next port. */
  private static List<String> addresses(List<String> hosts, int port) {
    List<String> addresses = new ArrayList<>();
    for (int i = 0; i < hosts.size(); i++) {
      int before = i - hosts.indexOf(hosts.get(i));
      addresses.add(hosts.get(i) + ":" + (port + before));
    }
    return addresses;
  }
}
