package org.isomer.train.sentinel;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.isomer.spi.LossTerms;
import org.isomer.spi.Option;

/**
 * Watches a run for collapse. It sees the scalars of every step, checks them every few steps, and
 * raises an alarm when a {@link Symptom} has shown in several checks in a row; each kind of alarm
 * once. Its state is a function of the scalars seen: handed those of a log, it goes on where it
 * was.
 *
 * <p>The defaults are far from what healthy runs show, untrained networks included: an
 * embedding-std of 0.1 is a mean cosine of 0.99 between different images.
 */
public final class Sentinel {
  /** Options of the sentinel. */
  public record Config(
      @Option(
              help = "Steps between two checks, and between two points of its curves",
              value = "50",
              min = 1,
              max = 1e6)
          int every,
      @Option(help = "Whether an alarm ends the run, which then counts as failed", value = "false")
          boolean stop,
      @Option(
              help = "Steps at the start whose checks raise no alarm",
              value = "100",
              min = 0,
              max = 1e9)
          int grace,
      @Option(
              help = "Checks in a row that must show the same before there is an alarm",
              value = "4",
              min = 1,
              max = 1e6)
          int patience,
      @Option(
              help = "complete-collapse: embedding-std below this; 1 is healthy, 0 is all equal",
              value = "0.1",
              min = 0,
              max = 1e6)
          double minStd,
      @Option(
              help =
                  "dimensional-collapse: (embedding-rank − 1) / (greatest rank − 1) below this; the"
                      + " greatest rank is the smaller of the images examined (512 rows at most over"
                      + " all views) and the embedding, for methods with labels at most the number of"
                      + " classes",
              value = "0.02",
              min = 0,
              max = 1)
          double minRank,
      @Option(
              help = "dead-embeddings: fraction of embeddings that are 0 above this",
              value = "0.1",
              min = 0,
              max = 1)
          double maxDead,
      @Option(
              help = "exploding-norms: mean length of embeddings above this",
              value = "1e4",
              min = 0,
              max = 1e30)
          double maxNorm,
      @Option(
              help =
                  "pinned-loss: mean loss between two checks nearer than this to its value when all"
                      + " embeddings are equal, as a fraction of that value where it exceeds 1",
              value = "0.005",
              min = 0,
              max = 1e6)
          double lossTolerance,
      @Option(
              help =
                  "prototype-collapse: prototype-entropy below this; 1 is an even use, 0 a single"
                      + " prototype",
              value = "0.2",
              min = 0,
              max = 1)
          double minPrototypeEntropy,
      @Option(
              help = "stale-queue: mean age of the queue's embeddings in steps above this",
              value = "1000",
              min = 0,
              max = 1e9)
          int maxQueueAge) {
    /** Steps over which a symptom has shown when it becomes an alarm. */
    int lasting() {
      return every * patience;
    }
  }

  private final Config config;
  private final OptionalDouble collapsed;
  private final int rankLimit;
  private final Map<Symptom, Integer> inARow = new EnumMap<>(Symptom.class);
  private final Set<Symptom> raised = EnumSet.noneOf(Symptom.class);
  private double lossSum;
  private double collapsedSum;
  private int losses;

  /**
   * Starts to watch.
   *
   * @param collapsed the loss's value when all embeddings are equal, unless the scalars of each
   *     step say it
   * @param rankLimit the greatest rank that the embeddings of a batch can have
   */
  public Sentinel(Config config, OptionalDouble collapsed, int rankLimit) {
    this.config = config;
    this.collapsed = collapsed;
    this.rankLimit = rankLimit;
  }

  /**
   * Whether a step is checked: its scalars should have the {@link EmbeddingStatistics} among them.
   *
   * @param step counted from 1
   */
  public boolean checks(long step) {
    return step % config.every() == 0;
  }

  /**
   * Takes note of a step; call it for every step, in their order.
   *
   * @param step counted from 1
   * @param scalars the step's scalars, {@code loss} among them
   * @return the alarms that the step gives rise to
   */
  public List<Alarm> observe(long step, Map<String, Float> scalars) {
    lossSum += scalars.getOrDefault("loss", Float.NaN);
    collapsedSum += scalars.getOrDefault(LossTerms.COLLAPSED, Float.NaN);
    losses++;
    if (!checks(step)) {
      return List.of();
    }
    OptionalDouble value =
        Double.isNaN(collapsedSum) ? collapsed : OptionalDouble.of(collapsedSum / losses);
    Check check = new Check(scalars, lossSum / losses, value, rankLimit, config);
    lossSum = 0;
    collapsedSum = 0;
    losses = 0;
    return step > config.grace() ? judge(step, check) : List.of();
  }

  private List<Alarm> judge(long step, Check check) {
    List<Alarm> alarms = new ArrayList<>();
    for (Symptom symptom : Symptom.values()) {
      int count = symptom.shows(check) ? inARow.getOrDefault(symptom, 0) + 1 : 0;
      inARow.put(symptom, count);
      if (count >= config.patience() && raised.add(symptom)) {
        alarms.add(new Alarm(step, symptom.kind(), symptom.words(check)));
      }
    }
    return alarms;
  }
}
