package org.isomer.eval.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.isomer.cli.OwnProcess;
import org.isomer.config.ConfigReader;
import org.isomer.eval.suite.Bundled;
import org.isomer.plugin.PluginLoader;
import org.isomer.random.CounterRandom;
import org.isomer.train.Plan;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whoever pastes the README's commands, one block after the other, gets what it says. Bash runs
 * every block as it stands in a folder that holds nothing but what a checkout does.
 *
 * <p>What is not as users have it: Maven is stood in for, and the images of their own are made
 * here. To be done in a minute, pretraining takes these few images in place of the bundled ones as
 * well, and one epoch; with {@code -Dreadme=full} it takes what the recipe says.
 */
@EnabledOnOs({OS.LINUX, OS.MAC})
class ReadmeTest {
  private static final Path PAGE = Path.of("../README.md");
  private static final boolean FULL = System.getProperty("readme", "").equals("full");
  private static final String OWN_IMAGES = "/data/my-images";
  private static final int IMAGES = 320;

  @TempDir private Path scratch;
  private Path folder;
  private Path few;
  private Path own;

  @BeforeEach
  void check() throws IOException {
    folder = Files.createDirectory(scratch.resolve("a checkout"));
    few = scratch.resolve("few");
    own = scratch.resolve("my-images");
    write(folder.resolve("isomer"), isomer());
    write(scratch.resolve("tools/mvn"), "#!/bin/bash\necho \"$@\" >>maven.log\n");
    Files.createSymbolicLink(folder.resolve("eval-harness"), Path.of("").toAbsolutePath());
    for (int image = 0; image < IMAGES; image++) {
      write(few, image, 28, 28);
      write(own, image, 28 + image % 7, 40 - image % 5);
    }
    if (!FULL) { // quickstart keeps the recipe that an earlier call has left
      Path recipe = folder.resolve("isomer-out/quickstart/quickstart.yaml");
      Files.createDirectories(recipe.getParent());
      Files.writeString(recipe, inShort(Bundled.text("quickstart.yaml")));
    }
  }

  private String isomer() {
    return """
        #!/bin/bash
        [[ "$*" != pretrain*/quickstart.yaml* ]] || set -- "$1" "$2" %s "${@:3}"
        [[ "$*" != pretrain*/small/images/* ]] || set -- "$1" "$2" %s "${@:3}"
        exec '%s' "$@"
        """
        .formatted(
            FULL ? "" : "--set '%s' --set batch-size=64 --set epochs=1".formatted(fewImages("=")),
            FULL ? "" : "--set epochs=1",
            String.join("' '", OwnProcess.command()));
  }

  private String fewImages(String colon) {
    return "dataset%s{name: image-folder, path: %s, channels: 1}".formatted(colon, few);
  }

  private String inShort(String recipe) {
    return recipe
        .replaceFirst("(?m)^dataset: fashion-mnist$", fewImages(": "))
        .replaceFirst("(?m)^batch-size: 256$", "batch-size: 64")
        .replaceFirst("(?m)^epochs: 20$", "epochs: 1");
  }

  private static void write(Path file, String script) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, script);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  /** Noise; what is not bright is in another class. */
  private static void write(Path images, int number, int width, int height) throws IOException {
    boolean bright = number % 2 == 0;
    CounterRandom random = CounterRandom.of(number, "own images");
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    for (int pixel = 0; pixel < width * height; pixel++) {
      int shade = random.nextInt(128) + (bright ? 128 : 0);
      image.getRaster().setSample(pixel % width, pixel / width, 0, shade);
    }
    Path file = images.resolve((bright ? "bright" : "dark") + "/" + number + ".png");
    Files.createDirectories(file.getParent());
    ImageIO.write(image, "png", file.toFile());
  }

  private String run(String block) throws IOException, InterruptedException {
    Path printed = scratch.resolve("printed");
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-e", "-c", block)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile());
    builder.environment().merge("PATH", scratch + "/tools:", (path, tools) -> tools + path);
    Process process = builder.start();
    process.getOutputStream().close();
    int code = process.waitFor();
    assertThat(code).as(block + "\n" + Files.readString(printed)).isZero();
    return Files.readString(printed);
  }

  @Test
  void itsCommandsWorkInTheirOrder() throws Exception {
    List<CodeBlock> blocks = CodeBlock.of(PAGE);
    long fences = Files.readString(PAGE).lines().filter(line -> line.startsWith("```")).count();
    assertThat(fences).as("every block says what it is").isEqualTo(2L * blocks.size());

    for (CodeBlock block : blocks) {
      if (block.language().equals("sh")) {
        run(block.text().replace(OWN_IMAGES, own.toString()));
      } else if (block.language().equals("yaml")) {
        new ConfigReader(PluginLoader.classPath())
            .bind(Plan.class, "README.md", block.text(), List.of());
      }
    }

    assertThat(folder.resolve("maven.log")).content().isEqualTo("verify\n");
    assertThat(folder.resolve("isomer-out/quickstart/leaderboard/index.html")).isNotEmptyFile();
    assertThat(folder.resolve("page/leaderboard.md"))
        .content()
        .contains("| SimCLR, small convnet |", "| convnet, untrained |");
    assertThat(folder.resolve("vectors.npy")).isNotEmptyFile();
    assertThat(folder.resolve("exported/weights.safetensors")).isNotEmptyFile();
    takesOneKeyUnderTwoNames();
  }

  /** The board is made twice of results of which one was measured again under another name. */
  private void takesOneKeyUnderTwoNames() throws Exception {
    Files.writeString(folder.resolve("again.yaml"), "title: kNN, again\ntask: knn\n");
    long before = entries();
    run("./isomer eval runs/one --task again.yaml --out results");
    assertThat(entries()).isGreaterThan(before);

    String once = run("./isomer leaderboard results --out page");
    assertThat(run("./isomer leaderboard results --out page")).isEqualTo(once);
    assertThat(folder.resolve("page/leaderboard.md"))
        .content()
        .contains("kNN, again: accuracy")
        .doesNotContain("kNN: accuracy");
  }

  private long entries() throws IOException {
    try (var files = Files.walk(folder.resolve("results"))) {
      return files.filter(file -> file.endsWith("result.json")).count();
    }
  }
}
