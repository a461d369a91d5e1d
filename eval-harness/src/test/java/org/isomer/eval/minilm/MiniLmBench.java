package org.isomer.eval.minilm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.isomer.config.ConfigReader;
import org.isomer.data.Pipeline;
import org.isomer.eval.model.StoredModel;
import org.isomer.eval.spi.FeatureEncoding;
import org.isomer.eval.spi.Model;
import org.isomer.modality.text.Text;
import org.isomer.plugin.PluginLoader;
import org.isomer.random.CounterRandom;
import org.isomer.reports.statistics.Ranks;
import org.isomer.spi.Encodable;
import org.isomer.tensor.Rows;

/**
 * Reads all-MiniLM-L6-v2's weights and scores pairs of sentences with them, against the published
 * 82.03 on the test part of STS-B:
 *
 * <pre>{@code
 * mvn -q -P minilm -pl eval-harness -am process-test-classes -Dminilm.arguments="$PWD/stsb-en-test.csv $PWD/minilm"
 * }</pre>
 *
 * <p>The arguments are a file of pairs (CSV without a header: sentence, sentence, score), the
 * folder to write the model into, and how many tokens a text has at most, 64 if not given. The
 * number is Spearman's correlation of cosines with scores, times 100.
 */
public final class MiniLmBench {
  private static final int BATCH = 64;
  private static final int LENGTH = 64;

  private record Pair(String first, String second, double score) {}

  private MiniLmBench() {}

  /** Prints the correlation. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[1]);
    MiniLmFolder.write(folder, arguments.length > 2 ? Integer.parseInt(arguments[2]) : LENGTH);
    List<Pair> pairs = pairs(Path.of(arguments[0]));
    List<String> sentences = new ArrayList<>();
    pairs.forEach(pair -> sentences.addAll(List.of(pair.first(), pair.second())));
    Model model =
        StoredModel.read(folder.resolve("config.json"), new ConfigReader(PluginLoader.classPath()))
            .open();
    long start = System.nanoTime();
    int[] cut = {0};
    List<float[]> vectors = vectors(model, sentences, cut);
    double seconds = (System.nanoTime() - start) / 1e9;
    double[] cosines = new double[pairs.size()];
    double[] scores = new double[pairs.size()];
    for (int i = 0; i < cosines.length; i++) {
      cosines[i] = cosine(vectors.get(2 * i), vectors.get(2 * i + 1));
      scores[i] = pairs.get(i).score();
    }
    System.out.printf(
        Locale.ROOT,
        "%d pairs, %d of %d sentences cut; %.0f sentences/s; Spearman × 100: %.4f%n",
        pairs.size(),
        cut[0],
        sentences.size(),
        sentences.size() / seconds,
        100 * correlation(Ranks.of(cosines), Ranks.of(scores)));
  }

  private static List<float[]> vectors(Model model, List<String> sentences, int[] cut) {
    Pipeline.Bench bench = new Pipeline("bench", model.preprocessing()).on(new Text());
    List<float[]> vectors = new ArrayList<>();
    try (FeatureEncoding encoding =
        model.open(model.input(), Runtime.getRuntime().availableProcessors())) {
      Rows rows = new Rows(model.input(), BATCH);
      for (int begin = 0; begin < sentences.size(); begin += BATCH) {
        int count = Math.min(BATCH, sentences.size() - begin);
        for (int i = 0; i < count; i++) {
          Encodable tokens =
              bench.make(new Text().set(sentences.get(begin + i)), CounterRandom.of(0, "none"));
          cut[0] += tokens.isCut() ? 1 : 0;
          tokens.layInto(rows, i);
        }
        float[] features = encoding.encode(rows, count);
        for (int i = 0; i < count; i++) {
          vectors.add(Arrays.copyOfRange(features, i * encoding.dim(), (i + 1) * encoding.dim()));
        }
      }
    }
    return vectors;
  }

  private static double cosine(float[] a, float[] b) {
    double product = 0;
    double ofA = 0;
    double ofB = 0;
    for (int i = 0; i < a.length; i++) {
      product += a[i] * (double) b[i];
      ofA += a[i] * (double) a[i];
      ofB += b[i] * (double) b[i];
    }
    return product / Math.sqrt(ofA * ofB);
  }

  /** Pearson's. */
  private static double correlation(double[] a, double[] b) {
    double meanA = Arrays.stream(a).average().orElse(0);
    double meanB = Arrays.stream(b).average().orElse(0);
    double product = 0;
    double ofA = 0;
    double ofB = 0;
    for (int i = 0; i < a.length; i++) {
      product += (a[i] - meanA) * (b[i] - meanB);
      ofA += (a[i] - meanA) * (a[i] - meanA);
      ofB += (b[i] - meanB) * (b[i] - meanB);
    }
    return product / Math.sqrt(ofA * ofB);
  }

  private static List<Pair> pairs(Path file) throws IOException {
    List<Pair> pairs = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      List<String> fields = fields(line);
      pairs.add(new Pair(fields.get(0), fields.get(1), Double.parseDouble(fields.get(2))));
    }
    return pairs;
  }

  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>(List.of(""));
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char sign = line.charAt(i);
      boolean doubled = quoted && sign == '"' && line.startsWith("\"\"", i);
      if (sign == ',' && !quoted) {
        fields.add("");
      } else if (sign == '"' && !doubled) {
        quoted = !quoted;
      } else {
        fields.set(fields.size() - 1, fields.get(fields.size() - 1) + sign);
        i += doubled ? 1 : 0;
      }
    }
    return fields;
  }
}
