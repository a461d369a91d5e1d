package org.isomer.eval.relation;

import org.isomer.eval.relation.score.RankingHeadline;
import org.isomer.eval.relation.score.Similarity;
import org.isomer.eval.spi.ModelTask;
import org.isomer.eval.spi.TaskPlugin;
import org.isomer.spi.Choice;
import org.isomer.spi.FileIndex;
import org.isomer.spi.Option;
import org.isomer.spi.Relations;

/**
 * Ranks for each query the documents that were judged for it, relevant (score 1 or more) or not, by
 * how alike their frozen features are, as the reranking tasks of MTEB do. Nothing is trained and
 * nothing chosen.
 */
public final class Reranking implements TaskPlugin<Reranking.Config> {
  /** Options of reranking. */
  public record Config(
      @Option(help = "Queries, documents, and a score of each document for its query")
          Choice<Relations> relations,
      @Option(help = "What is compared: cosine, dot or euclidean", value = "cosine")
          Similarity similarity,
      @Option(help = "What leaderboards show: ndcg-10, map or mrr", value = "map")
          RankingHeadline headline) {}

  @Override
  public String name() {
    return "reranking";
  }

  @Override
  public String summary() {
    return "Orders the judged documents of queries by the similarity of features";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public ModelTask create(Config config) {
    return open(config, FileIndex.NONE);
  }

  @Override
  public ModelTask open(Config config, FileIndex index) {
    return new RankingTask(
        "reranking",
        new RelationData("task/reranking", config.relations(), index),
        new Ranker(config.similarity(), Integer.MAX_VALUE, false),
        true,
        config.headline());
  }
}
