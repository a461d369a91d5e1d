package org.isomer.eval.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.isomer.cli.InProcess;
import org.isomer.cli.OwnProcess;
import org.isomer.eval.Stripes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The commands of the page about several devices, as far as they go on one machine: the local
 * example is run for two steps, the script of Slurm with a stand-in for {@code srun}, and every
 * command of {@code pretrain} as a dry run. What the manifest tells a pod, a test of {@code
 * cluster.place} sees.
 */
@EnabledOnOs({OS.LINUX, OS.MAC})
class SeveralDevicesPageTest {
  private static final Path PAGE = Path.of("../reports/guide/several-devices.md");
  private static final Pattern ARGUMENTS = Pattern.compile("(?m)^ *args: \\[(.*)]$");

  @TempDir private Path folder;
  private List<CodeBlock> blocks = List.of();

  @BeforeEach
  void inputs() throws IOException {
    blocks = CodeBlock.of(PAGE);
    Stripes.write(folder.resolve("data"));
    Files.writeString(
        folder.resolve("simclr.yaml"),
        Stripes.configuration(Stripes.dataset(folder.resolve("data")), 16, 2));
  }

  private void script(String name, String text) throws IOException {
    Path file = folder.resolve("tools").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/bash\n" + text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  /** The block of bash that holds some word. */
  private String block(String word) {
    return blocks.stream()
        .filter(block -> block.language().equals("bash") && block.text().contains(word))
        .map(CodeBlock::text)
        .findFirst()
        .orElseThrow();
  }

  private Process bash(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("bash"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("printed").toFile());
    builder.environment().merge("PATH", folder + "/tools:", (path, tools) -> tools + path);
    builder.environment().put("SLURM_JOB_ID", "4711");
    return builder.start();
  }

  @ParameterizedTest
  @ValueSource(strings = {"launch", "--devices"})
  void theLocalExamplesTrain(String word) throws Exception {
    script("isomer", "exec '%s' \"$@\"\n".formatted(String.join("' '", OwnProcess.command())));
    int code = bash("-e", "-c", block(word)).waitFor();
    assertThat(code).as(Files.readString(folder.resolve("printed"))).isZero();
    assertThat(Files.readString(folder.resolve("printed")))
        .contains("8 on each of 2 replicas", "finished at step 2 of 2");
    assertThat(folder.resolve("runs/simclr/run.json"))
        .content()
        .containsPattern("\"examplesPerReplica\" ?: ?8");
  }

  /** SIGUSR1 reaches the tasks, and once they have ended the job is queued again. */
  @Test
  void theScriptOfSlurmHasTheJobQueuedAgain() throws Exception {
    Path script = Files.writeString(folder.resolve("job.sh"), block("srun"));
    assertThat(bash("-n", script.toString()).waitFor()).isZero();
    script(
        "srun",
        "trap 'echo checkpoint >>log; exit 138' USR1\ntouch begun\nwhile :; do sleep 0.05; done\n");
    script("scontrol", "echo \"$@\" >>log\n");

    Process job = bash(script.toString());
    while (job.isAlive() && !Files.exists(folder.resolve("begun"))) {
      Thread.sleep(10);
    }
    new ProcessBuilder("kill", "-USR1", String.valueOf(job.pid())).start().waitFor();
    job.waitFor();

    assertThat(folder.resolve("log")).content().isEqualTo("checkpoint\nrequeue 4711\n");
  }

  @Test
  void aJobOfSlurmThatIsDoneIsNotQueuedAgain() throws Exception {
    Path script = Files.writeString(folder.resolve("job.sh"), block("srun"));
    script("srun", "exit 3\n");
    script("scontrol", "echo \"$@\" >>log\n");
    assertThat(bash(script.toString()).waitFor()).isEqualTo(3);
    assertThat(folder.resolve("log")).doesNotExist();
  }

  /** The words after {@code isomer} of every command of the page, and of the manifest. */
  private Stream<List<String>> commands() {
    Stream<List<String>> typed =
        blocks.stream()
            .filter(block -> block.language().equals("bash"))
            .flatMap(block -> block.commands().stream())
            .filter(words -> words.contains("isomer"))
            .map(words -> words.subList(words.indexOf("isomer") + 1, words.size()));
    Stream<List<String>> listed =
        blocks.stream()
            .map(block -> ARGUMENTS.matcher(block.text()))
            .filter(Matcher::find)
            .map(arguments -> List.of(arguments.group(1).split(", *", -1)));
    return Stream.concat(typed, listed);
  }

  @Test
  void everyCommandIsUnderstoodAndItsRunCanBegin() {
    List<List<String>> pretrained =
        commands()
            .map(words -> words.subList(words.indexOf("pretrain"), words.size()))
            .map(words -> words.stream().filter(word -> !word.equals("&")).toList())
            .toList();
    assertThat(pretrained).hasSize(4);
    for (List<String> words : pretrained) {
      List<String> here = new ArrayList<>();
      for (String word : words) {
        boolean path = word.endsWith(".yaml") || word.contains("runs/");
        here.add(path ? folder.resolve(word.replaceFirst("^/data/", "")).toString() : word);
      }
      here.add("--dry-run");
      InProcess.Ended ended = InProcess.run(folder, here);
      assertThat(ended.code()).as("%s\n%s", here, ended.err()).isZero();
      assertThat(ended.out()).contains("8 on each of 2 replicas");
    }
  }
}
