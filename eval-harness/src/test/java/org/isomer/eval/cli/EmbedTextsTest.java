package org.isomer.eval.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.isomer.data.teacher.VectorsNote;
import org.isomer.train.PretrainVerb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What embed and search say of texts that the encoder cannot read as a whole. */
class EmbedTextsTest {
  private static final String CUT =
      "are longer than the encoder takes and lose their end. Give the last step of the views a greater length, or shorten them.";
  private static final String UNKNOWN =
      "hold for the most part what the encoder does not know, such as words that its vocabulary lacks, or nothing at all.";

  @Test
  void cutAndUnknownTextsAreCountedAndNoted(@TempDir Path folder) throws Exception {
    Path run = folder.resolve("run");
    Path vocabulary = folder.resolve("vocab.txt");
    Files.write(
        vocabulary,
        List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "red", "blue", "fox", "bird"));
    Path train = folder.resolve("train.csv");
    Files.writeString(train, "text,label\n" + "red fox,a\nblue bird,b\n".repeat(8));
    RunVerb.of(
        new PretrainVerb(),
        Map.of(
            "config",
            "experiments/small/text/simclr.yaml",
            "set",
            "['dataset.train=%s', 'dataset.validation-fraction=0', 'dataset.test-fraction=0', 'views.pipelines.0.steps.1.vocabulary=%s', 'views.evaluation.0.vocabulary=%s', 'views.pipelines.0.steps.1.length=6', 'views.evaluation.0.length=6', 'encoder.width=16', 'encoder.depth=1', 'batch-size=8', 'epochs=1']"
                .formatted(train, vocabulary, vocabulary),
            "out",
            run.toString()));
    Path texts = folder.resolve("texts.txt");
    Files.write(texts, List.of("red fox", "red fox blue bird red", "ein Vogel", "blue"));
    Path vectors = folder.resolve("texts.npy");
    String said =
        RunVerb.of(
            new EmbedVerb(),
            Map.of("model", run.toString(), "files", texts.toString(), "out", vectors.toString()));
    assertThat(said)
        .contains("warning: 1 of 4 examples " + CUT, "warning: 1 of 4 examples " + UNKNOWN);
    assertThat(VectorsNote.of(vectors).orElseThrow().warnings())
        .anyMatch(warning -> warning.startsWith("1 of 4 examples " + CUT))
        .anyMatch(warning -> warning.startsWith("1 of 4 examples " + UNKNOWN));

    Map<String, String> search =
        Map.of("model", run.toString(), "index", vectors.toString(), "k", "1", "query", "Vogel");
    assertThat(RunVerb.of(new SearchVerb(), search))
        .contains(
            "warning: 1 of 1 queries " + UNKNOWN,
            "warning: %s: 1 of 4 examples ".formatted(vectors) + CUT);
  }
}
