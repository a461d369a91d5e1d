package org.isomer.cluster.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.isomer.config.ConfigReader;
import org.isomer.plugin.PluginLoader;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What the manifest of the guide makes of a pod is a place among its workers. */
class KubernetesTest {
  private static final Path PAGE = Path.of("../reports/guide/several-devices.md");
  private static final Pattern MANIFEST = Pattern.compile("(?ms)^```yaml\n(apiVersion.*?)^```$");

  private static List<Object> manifest() throws Exception {
    Matcher block = MANIFEST.matcher(Files.readString(PAGE).replace("\r", ""));
    assertThat(block.find()).isTrue();
    List<Object> documents = new ArrayList<>();
    new Load(LoadSettings.builder().build())
        .loadAllFromString(block.group(1))
        .forEach(documents::add);
    return documents;
  }

  private static Object at(Object node, Object... path) {
    Object found = node;
    for (Object step : path) {
      found = step instanceof Integer i ? ((List<?>) found).get(i) : ((Map<?, ?>) found).get(step);
    }
    return found;
  }

  @Test
  void theManifestOfTheGuideTellsEachPodWhoItIs() throws Exception {
    List<Object> manifest = manifest();
    Object service = manifest.get(0);
    Object job = manifest.get(1);
    Object pod = at(job, "spec", "template", "spec");
    int count = (int) at(job, "spec", "completions");
    Map<String, String> environment = new HashMap<>();
    for (Object variable : (List<?>) at(pod, "containers", 0, "env")) {
      environment.put((String) at(variable, "name"), (String) at(variable, "value"));
    }
    // What Kubernetes sets in the second pod of an indexed job.
    environment.put("JOB_COMPLETION_INDEX", "1");
    environment.put("HOSTNAME", at(job, "metadata", "name") + "-1");

    Optional<Place> place =
        new Places(new ConfigReader(PluginLoader.load(List.of())), environment)
            .find(Optional.empty(), Optional.empty(), count);

    assertThat(place)
        .contains(new Place(1, List.of("simclr-0.workers:20000", "simclr-1.workers:20000")));
    assertThat(at(job, "spec", "completionMode")).isEqualTo("Indexed");
    assertThat(at(job, "spec", "parallelism")).as("all at once").isEqualTo(count);
    assertThat(at(pod, "subdomain")).isEqualTo(at(service, "metadata", "name"));
    assertThat(at(service, "spec", "clusterIP")).isEqualTo("None");
    assertThat(at(service, "spec", "selector", "job-name")).isEqualTo(at(job, "metadata", "name"));
    assertThat(((List<?>) at(pod, "containers", 0, "args")).contains("replicas=" + count)).isTrue();
  }
}
