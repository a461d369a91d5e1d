package org.isomer.eval.reliability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.isomer.eval.Stripes;

/** Tiny inputs, and every verb that writes. */
final class Scenarios {
  private static final String KNN = "{name: knn, k: [1, 3]}";
  private static final String PROBE = "{name: linear-probe, epochs: 2}";

  private Scenarios() {}

  /** Every verb that writes; the first ones need no TensorFlow, so a process takes a second. */
  static List<Scenario> all() {
    List<String> pretrain = List.of("pretrain", "IN/config.yaml", "--out", "HERE/run");
    List<String> resume = List.of("pretrain", "IN/config.yaml", "--out", "HERE/run", "--resume");
    return List.of(
        again(
            "leaderboard",
            List.of(),
            List.of("leaderboard", "IN/results", "IN/more", "--out", "HERE/page"),
            "page",
            1),
        again(
            "merge",
            List.of(),
            List.of("merge", "IN/results", "IN/more", "--out", "HERE/merged"),
            "merged",
            1),
        again("report", List.of(), List.of("report", "IN/run", "--out", "HERE/page"), "page", 1),
        shared(
            "runs",
            List.of("cluttered"),
            List.of("runs", "HERE/cluttered", "--clean", "--yes"),
            "cluttered",
            1),
        shared("catalogue", List.of(), List.of("catalogue", "HERE/pages"), "pages", 1),
        shared(
            "track",
            List.of("results"),
            List.of(
                "track",
                "HERE/results",
                "--tracker",
                "{name: mlflow, uri: \"HERE/mlruns\", experiment: kills}"),
            "mlruns",
            7),
        shared(
            "eval",
            List.of("run"),
            List.of("eval", "HERE/run", "--task", KNN, "--task", PROBE, "--out", "HERE/out"),
            "out",
            1),
        shared(
            "export",
            List.of(),
            List.of("export", "IN/run", "--out", "HERE/exported"),
            "exported",
            1),
        shared(
            "embed",
            List.of(),
            List.of("embed", "IN/run", "--out", "HERE/vectors/train.npy"),
            "vectors",
            1),
        shared(
            "pack",
            List.of(),
            List.of(
                "pack",
                "--data",
                "{name: idx, path: \"IN/data\", validation-fraction: 0.2}",
                "--out",
                "HERE/shards"),
            "shards",
            1),
        new Scenario("pretrain", List.of(), pretrain, List.of(resume, pretrain), "run", false, 1),
        again(
            "benchmark",
            List.of(),
            List.of("benchmark", "run", "IN/benchmark.yaml", "--out", "HERE/benchmark"),
            "benchmark",
            5),
        shared(
            "vocabulary",
            List.of(),
            List.of(
                "vocabulary",
                "--data",
                "{name: text-csv, train: \"IN/texts.csv\"}",
                "--size",
                "100",
                "--out",
                "HERE/vocab.txt"),
            "vocab.txt",
            1));
  }

  private static Scenario again(
      String verb, List<String> inputs, List<String> arguments, String out, int stride) {
    return new Scenario(verb, inputs, arguments, List.of(arguments), out, false, stride);
  }

  private static Scenario shared(
      String verb, List<String> inputs, List<String> arguments, String out, int stride) {
    return new Scenario(verb, inputs, arguments, List.of(arguments), out, true, stride);
  }

  /** Makes the inputs: data, a configuration, a benchmark, a run and two folders of results. */
  static void makeInputs(Path in) throws IOException, InterruptedException {
    Path data = in.resolve("data");
    Stripes.write(data);
    Files.writeString(
        in.resolve("config.yaml"),
        """
        name: tiny
        dataset: %s
        views: {name: simclr, size: 8, mean: [0.5], std: [0.5]}
        encoder: convnet
        learning-rate: 0.01
        batch-size: 16
        steps: 4
        checkpoint-every: 2
        threads: 1
        precision: float32
        """
            .formatted(Stripes.dataset(data)));
    Files.writeString(
        in.resolve("benchmark.yaml"),
        """
        title: Stripes
        summary: Four steps on stripes
        recipe: %s
        seeds: [3, 4]
        tasks: [knn]
        published: [{task: knn, value: 50, tolerance: 50, source: a paper}]
        """
            .formatted(in.resolve("config.yaml")));
    Files.writeString(
        in.resolve("texts.csv"), "text\n" + "a first sentence\nand another one\n".repeat(10));
    run(in, "pretrain", "IN/config.yaml", "--out", "IN/run");
    run(in, "eval", "IN/run", "--task", KNN, "--task", PROBE, "--out", "IN/results");
    run(
        in,
        "eval",
        "IN/run",
        "--representation",
        "pixels",
        "--task",
        KNN,
        "--task",
        PROBE,
        "--out",
        "IN/more");
    Files.delete(in.resolve("run").resolve("test-looks.jsonl"));
    run(in, "pretrain", "IN/config.yaml", "--out", "IN/cluttered");
    for (String unnamed : List.of("step-000000001", "step-000000003")) {
      Path checkpoint =
          Files.createDirectories(in.resolve("cluttered/checkpoints").resolve(unnamed));
      Files.writeString(checkpoint.resolve("state.safetensors"), unnamed);
    }
  }

  private static void run(Path in, String... arguments) throws IOException, InterruptedException {
    IsomerProcess.Ended ended =
        IsomerProcess.run(in, Scenario.arguments(List.of(arguments), in, in), Disturbance.NONE, in);
    if (ended.exit() != 0) {
      throw new IllegalStateException(String.join(" ", arguments) + ":\n" + ended.printed());
    }
  }
}
