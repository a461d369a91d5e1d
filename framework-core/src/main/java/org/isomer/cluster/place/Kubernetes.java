package org.isomer.cluster.place;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * An indexed job of Kubernetes: pod {@code i} of the job {@code train} behind the headless service
 * {@code workers} is {@code train-i.workers}. Kubernetes tells a pod its index and its own name;
 * {@code ISOMER_SERVICE} in the manifest tells the service.
 */
final class Kubernetes implements Starter {
  private static final String INDEX = "JOB_COMPLETION_INDEX";
  private static final int PORT = 20_000;

  @Override
  public String name() {
    return "Kubernetes";
  }

  @Override
  public Optional<Told> told(Variables environment, int replicas) {
    return environment.number(INDEX).map(index -> worker(environment, index, replicas));
  }

  private static Told worker(Variables environment, int index, int replicas) {
    String end = "-" + index;
    Optional<String> service = environment.text("ISOMER_SERVICE");
    Optional<String> pod = environment.text("HOSTNAME").filter(name -> name.endsWith(end));
    if (service.isEmpty() || pod.isEmpty()) {
      return new Told(
          index,
          replicas,
          List.of(),
          "Set ISOMER_SERVICE to the headless service that is the subdomain of the job's pods.");
    }
    String job = pod.get().substring(0, pod.get().length() - end.length());
    return new Told(
        index,
        IntStream.range(0, replicas)
            .mapToObj(i -> "%s-%d.%s:%d".formatted(job, i, service.get(), PORT))
            .toList());
  }
}
