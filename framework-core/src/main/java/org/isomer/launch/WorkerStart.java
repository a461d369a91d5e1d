package org.isomer.launch;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.isomer.cluster.place.Launched;
import org.isomer.cluster.place.Place;
import org.isomer.text.ShellCommand;

/**
 * How a worker is started: the same Java with the same options and classes as this process.
 *
 * @param words what the workers run
 * @param count how many there are
 */
record WorkerStart(List<String> words, int count) {
  private static final String TERMINAL = "-Disomer.terminal.";
  private static final double SHARE_OF_MEMORY = 60;

  /**
   * Starts one. The first has the streams of this process; of the others only standard error is
   * read.
   */
  Process worker(Place place) throws IOException {
    boolean first = place.rank() == 0;
    ProcessBuilder builder = new ProcessBuilder(command(first));
    builder.environment().putAll(Launched.variables(place));
    if (first) {
      builder.inheritIO(); // descriptor 0 too, where the launcher script may have standard error
    } else {
      builder.redirectInput(Redirect.from(nothing())).redirectOutput(Redirect.DISCARD);
    }
    return builder.start();
  }

  private static java.io.File nothing() {
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    return new java.io.File(windows ? "NUL" : "/dev/null");
  }

  private List<String> command(boolean first) {
    List<String> options =
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(option -> first || !option.startsWith(TERMINAL))
            .toList();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (options.stream().noneMatch(WorkerStart::limitsMemory)) {
      command.add(
          String.format(
              Locale.ROOT,
              "-XX:MaxRAMPercentage=%.1f",
              Math.min(25, SHARE_OF_MEMORY / count))); // 25 is Java's own
    }
    command.addAll(options);
    command.add("-D%s=launch -n %d".formatted(ShellCommand.TOGETHER, count));
    command.add("-D" + Parent.PROPERTY + "=" + ProcessHandle.current().pid());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "org.isomer.cli.Main"));
    command.addAll(words);
    return command;
  }

  private static boolean limitsMemory(String option) {
    return option.startsWith("-Xmx") || option.startsWith("-XX:MaxRAM");
  }
}
