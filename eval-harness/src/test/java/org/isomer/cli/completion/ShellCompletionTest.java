package org.isomer.cli.completion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.isomer.cli.InProcess;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.CommandPlugin;
import org.isomer.plugin.Catalog;
import org.isomer.plugin.PluginLoader;
import org.isomer.spi.Option;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts of {@code isomer completion} in the shells that they are for, where these are. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class ShellCompletionTest {
  @TempDir private static Path folder;

  @BeforeAll
  static void print() throws IOException {
    for (String shell : List.of("bash", "zsh", "fish")) {
      InProcess.Ended ended = InProcess.run(folder, List.of("completion", shell));
      assertThat(ended.code()).as(ended.err()).isZero();
      Files.writeString(folder.resolve(shell), ended.out());
    }
  }

  private static List<String> run(String... command) throws IOException, InterruptedException {
    Path err = folder.resolve("err");
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectError(err.toFile()).start();
    process.getOutputStream().close();
    List<String> lines =
        new String(process.getInputStream().readAllBytes(), UTF_8).lines().toList();
    assertThat(process.waitFor()).as(Files.readString(err)).isZero();
    assertThat(err).isEmptyFile();
    return lines;
  }

  private static boolean isThere(String shell) throws InterruptedException {
    try {
      new ProcessBuilder(shell, "-c", "true").start().waitFor();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** The last word is the one that is completed; bash takes an equals sign for a word. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "isomer lead | leaderboard",
        "isomer --plugins jars lead | leaderboard",
        "isomer describe encoder/resnet1 | encoder/resnet18",
        "isomer eval run --task knn-c | knn-cifar",
        "isomer eval run --task = knn-c | knn-cifar",
        "isomer eval run --suite qu | quick",
        "isomer eval run --no-figures --su | --suite",
        "isomer eval run --representation un | untrained",
        "isomer eval run --baseline tf | tf-idf",
        "isomer pretrain x.yaml --set batch- | batch-size=",
        "isomer benchmark run imagenet1k-mo | imagenet1k-moco-v2",
        "isomer benchmark rep | report",
        "isomer completion z | zsh",
        "isomer plugin new --kind batch | batch-augmentation",
        "isomer leaderboard results --verb | --verbose",
        "isomer leaderboard results mo | \"\"",
        "isomer export run --out = runs/ | \"\"",
      })
  void bashCompletes(String typed, String completed) throws Exception {
    String line =
        "source ./bash; COMP_WORDS=(%s); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _isomer; echo ${COMPREPLY[@]+\"${COMPREPLY[@]}\"}"
            .formatted(typed);

    assertThat(run("bash", "--norc", "-u", "-c", line)).containsExactly(completed);
  }

  @Test
  void bashOffersAllVerbsForNothing() throws Exception {
    List<String> verbs =
        PluginLoader.classPath().entries("command").stream().map(Catalog.Entry::name).toList();
    String line = "source ./bash; COMP_WORDS=(isomer ''); COMP_CWORD=1; _isomer; ";

    assertThat(run("bash", "--norc", "-c", line + "printf '%s\\n' \"${COMPREPLY[@]}\""))
        .containsExactlyElementsOf(verbs);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "fish"})
  void isAScriptOfItsShell(String shell) throws Exception {
    assumeThat(isThere(shell)).as("there is no " + shell).isTrue();

    assertThat(run(shell, "-n", folder.resolve(shell).toString())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "isomer lead, leaderboard",
    "isomer describe encoder/resnet1, encoder/resnet18",
    "isomer eval run --representation un, untrained",
    "isomer eval run --su, --suite",
    "isomer plugins --kind batch, batch-augmentation",
  })
  void fishCompletes(String typed, String completed) throws Exception {
    assumeThat(isThere("fish")).as("there is no fish").isTrue();
    String line = "source ./fish; complete -C '%s'".formatted(typed);

    assertThat(run("fish", "--no-config", "-c", line))
        .singleElement()
        .asString()
        .startsWith(completed + "\t");
  }

  /** A verb of somebody else's. */
  private static final class Strange implements CommandPlugin<Strange.Config> {
    record Config(@Option(help = "It's [odd]: $(x)") String word) {}

    @Override
    public String name() {
      return "strange";
    }

    @Override
    public String summary() {
      return "Isn't [like] others: $(touch x)";
    }

    @Override
    public Class<Config> configType() {
      return Config.class;
    }

    @Override
    public Map<String, List<String>> words(Catalog catalog) {
      return Map.of("word", List.of("good", "$(touch x)", "it's", "-a"));
    }

    @Override
    public Class<? extends Command> create(Config config) {
      throw new UnsupportedOperationException();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "fish"})
  void nothingInItIsRun(String shell, @TempDir Path elsewhere) throws Exception {
    List<CompletedVerb> verbs = List.of(CompletedVerb.of(new Strange(), PluginLoader.classPath()));
    String script =
        switch (shell) {
          case "bash" -> BashCompletion.script(verbs, List.of());
          case "zsh" -> ZshCompletion.script(verbs, List.of());
          default -> FishCompletion.script(verbs, List.of());
        };

    assertThat(script).contains("good").doesNotContain("'-a'", " it's");
    assumeThat(isThere(shell)).as("there is no " + shell).isTrue();
    Path file = Files.writeString(elsewhere.resolve("script"), script);
    String prelude = shell.equals("zsh") ? "compdef() { :; }; " : "";
    run(shell, "-c", prelude + "cd '" + elsewhere + "'; source '" + file + "'");
    assertThat(elsewhere.resolve("x")).doesNotExist();
  }
}
