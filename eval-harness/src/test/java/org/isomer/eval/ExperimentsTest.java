package org.isomer.eval;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.isomer.config.ConfigReader;
import org.isomer.plugin.PluginLoader;
import org.isomer.train.Plan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every recipe that is shipped can be read, its parts fit together, and the index lists it. */
class ExperimentsTest {
  private static final Path FOLDER = Path.of("experiments");
  private static final ConfigReader READER = new ConfigReader(PluginLoader.classPath());

  /** The rule by which a source scales its learning rate, as recipes state it. */
  private static final Pattern RATE =
      Pattern.compile("# learning rate: ([0-9.]+)( · batch / ([0-9]+)| · √batch)?");

  private static final List<String> CIFAR =
      List.of(
          "barlow-twins-long",
          "barlow-twins-short",
          "byol-long",
          "byol-short",
          "moco-v2-plus-long",
          "moco-v2-short",
          "moco-v3-long",
          "simclr-long",
          "simclr-short",
          "simsiam-long",
          "simsiam-short",
          "supcon-long",
          "swav-long",
          "swav-short",
          "vicreg-long");
  private static final List<String> SMALL =
      List.of(
          "barlow-twins",
          "byol",
          "moco",
          "simclr",
          "simsiam",
          "supcon",
          "supervised",
          "swav",
          "vicreg");

  static List<Path> recipes() throws IOException {
    return recipes(FOLDER).stream()
        .filter(file -> !file.startsWith(FOLDER.resolve("tasks")))
        .filter(file -> !file.startsWith(FOLDER.resolve("suites")))
        .filter(file -> !file.startsWith(FOLDER.resolve("benchmarks")))
        .toList();
  }

  static List<Path> publishedRecipes() throws IOException {
    return recipes().stream().filter(recipe -> !isSmall(recipe)).toList();
  }

  /** Those of texts need a vocabulary, which is made of the texts: TextRecipesTest trains them. */
  static List<Path> recipesWithoutFiles() throws IOException {
    return recipes().stream()
        .filter(recipe -> !recipe.startsWith(FOLDER.resolve("small/text")))
        .filter(recipe -> !recipe.startsWith(FOLDER.resolve("small/sts-b")))
        .filter(recipe -> !recipe.startsWith(FOLDER.resolve("small/sentences")))
        .filter(recipe -> !recipe.endsWith("quickstart-text.yaml"))
        .toList();
  }

  private static List<Path> recipes(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  private static boolean isSmall(Path recipe) {
    return recipe.startsWith(FOLDER.resolve("small")) || isOfQuickstart(recipe);
  }

  private static boolean isOfQuickstart(Path recipe) {
    return recipe.startsWith(FOLDER) && recipe.getFileName().toString().startsWith("quickstart");
  }

  private static Plan plan(Path recipe) {
    return READER.read(Plan.class, recipe, List.of());
  }

  @ParameterizedTest
  @MethodSource("recipesWithoutFiles")
  void isAPlanWhoseViewsTheFrameworkAccepts(Path recipe) {
    Plan plan = plan(recipe);
    assertThat(plan.name()).isNotBlank();
    int views = plan.views().create().training().size();
    assertThat(plan.framework().create().acceptsViews(views)).isTrue();
    assertThat(plan.encoder().create().dim()).isPositive();
    assertThat(plan.optimizer().create()).isNotNull();
    long steps = 10L * plan.epochs();
    double last = plan.schedule().create().factor(steps - 1, steps, 10);
    if (plan.schedule().plugin().name().equals("constant")) {
      assertThat(last).isEqualTo(1);
    } else {
      assertThat(last).isBetween(0.0, 0.05);
    }
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void namesItsOwnFileInItsCommand(Path recipe) throws IOException {
    if (!isOfQuickstart(recipe)) {
      assertThat(recipe)
          .content()
          .contains("#   ./isomer pretrain eval-harness/%s \\\n".formatted(recipe));
    }
  }

  @ParameterizedTest
  @MethodSource("publishedRecipes")
  void learningRateFollowsTheRuleOfItsSource(Path recipe) throws IOException {
    Plan plan = plan(recipe);
    Matcher rule = RATE.matcher(Files.readString(recipe));
    assertThat(rule.find()).isTrue();
    double factor = 1;
    if (rule.group(3) != null) {
      factor = plan.batchSize() / Double.parseDouble(rule.group(3));
    } else if (rule.group(2) != null) {
      factor = Math.sqrt(plan.batchSize());
    }
    assertThat(plan.learningRate())
        .isCloseTo(factor * Double.parseDouble(rule.group(1)), within(1e-12));
  }

  @ParameterizedTest
  @MethodSource("publishedRecipes")
  void statesItsSourceAndThatOfEveryNumber(Path recipe) {
    assertThat(recipe).content().contains("# Source: ");
    assertThat(plan(recipe).published())
        .allSatisfy(
            result -> {
              assertThat(result.protocol()).isNotBlank();
              assertThat(result.source()).isNotBlank();
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"small/fashion-mnist", "small/cifar10-jpeg", "small/text"})
  void smallRecipesOfAFolderDifferInTheMethodOnly(String folder) throws IOException {
    Plan first = plan(FOLDER.resolve(folder).resolve("simclr.yaml"));
    assertThat(recipes(FOLDER.resolve(folder)))
        .map(ExperimentsTest::plan)
        .allSatisfy(
            plan -> {
              assertThat(plan.dataset()).isEqualTo(first.dataset());
              assertThat(plan.encoder()).isEqualTo(first.encoder());
              assertThat(plan.batchSize()).isEqualTo(first.batchSize());
              assertThat(plan.epochs()).isEqualTo(first.epochs());
              assertThat(plan.precision()).isEqualTo(first.precision());
              if (!plan.framework().plugin().name().equals("supervised")) {
                assertThat(plan.views()).isEqualTo(first.views());
              }
            });
  }

  @Test
  void thereIsARecipeForEveryFrameworkAndDataSet() throws IOException {
    assertThat(names("cifar10")).isEqualTo(CIFAR);
    assertThat(names("cifar100")).isEqualTo(CIFAR);
    assertThat(names("imagenet100"))
        .containsExactly(
            "barlow-twins",
            "byol",
            "moco-v2-plus",
            "moco-v3",
            "simclr",
            "simsiam",
            "supcon",
            "swav",
            "vicreg");
    assertThat(names("imagenet1k"))
        .containsExactly(
            "barlow-twins",
            "byol",
            "moco-v2",
            "moco-v3",
            "simclr",
            "simsiam",
            "swav",
            "swav-batch-256",
            "vicreg");
    assertThat(names("small/fashion-mnist")).isEqualTo(SMALL);
    assertThat(names("small/cifar10-jpeg")).isEqualTo(SMALL);
    assertThat(names("small/series"))
        .containsExactly(
            "gunpoint-barlow-twins-ts2vec",
            "gunpoint-cpc",
            "gunpoint-simclr",
            "gunpoint-simclr-ts2vec",
            "gunpoint-t-loss",
            "gunpoint-ts-tcc",
            "gunpoint-ts2vec",
            "japanese-vowels-simclr");
    assertThat(names("small/images")).containsExactly("simclr");
    assertThat(names("small/text")).containsExactly("simclr", "supcon");
    assertThat(names("small/sts-b"))
        .containsExactly("barlow-twins", "cosent", "masked-language-model", "moco", "simcse");
    assertThat(names("small/sentences"))
        .containsExactly("barlow-twins", "cosent", "distillation", "moco", "simclr");
    assertThat(recipes())
        .hasSize(2 * CIFAR.size() + 9 + 9 + 2 * SMALL.size() + 8 + 5 + 5 + 2 + 1 + 3);
  }

  private static List<String> names(String folder) throws IOException {
    return recipes(FOLDER.resolve(folder)).stream()
        .map(file -> String.valueOf(file.getFileName()).replace(".yaml", ""))
        .sorted()
        .toList();
  }

  /** On failure, put the table of the message into the README. */
  @Test
  void theIndexListsEveryRecipeWithItsNumbers() throws IOException {
    String table = recipes().stream().map(ExperimentsTest::rows).collect(joining());
    assertThat(FOLDER.resolve("README.md")).content().contains("\n" + table);
  }

  private static String rows(Path recipe) {
    String path = FOLDER.relativize(recipe).toString();
    Plan plan = plan(recipe);
    String link = "| [%s](%s) | %s |".formatted(path.replace(".yaml", ""), path, plan.name());
    if (plan.published().isEmpty()) {
      return link + " – | | |\n";
    }
    return plan.published().stream()
        .map(
            result ->
                String.format(
                    Locale.ROOT,
                    "%s %.2f | %s | %s |\n",
                    link,
                    result.value(),
                    result.protocol(),
                    result.source()))
        .collect(joining());
  }
}
