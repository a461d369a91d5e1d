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
 * Ranks all documents for each query by how alike their frozen features are, as the retrieval tasks
 * of BEIR and MTEB do. Nothing is trained and nothing chosen.
 */
public final class Retrieval implements TaskPlugin<Retrieval.Config> {
  /** Options of retrieval. */
  public record Config(
      @Option(help = "Queries, documents, and which of them are relevant to which")
          Choice<Relations> relations,
      @Option(help = "What is compared: cosine, dot or euclidean", value = "cosine")
          Similarity similarity,
      @Option(
              help = "How many documents of each ranking are kept and scored",
              value = "100",
              min = 10,
              max = 1000)
          int depth,
      @Option(
              help = "Whether a document that has the query's id is left out of its ranking",
              value = "true")
          boolean ignoreSame,
      @Option(help = "What leaderboards show: ndcg-10, map or mrr", value = "ndcg-10")
          RankingHeadline headline) {}

  @Override
  public String name() {
    return "retrieval";
  }

  @Override
  public String summary() {
    return "Ranks documents for queries by the similarity of features";
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
        "retrieval",
        new RelationData("task/retrieval", config.relations(), index),
        new Ranker(config.similarity(), config.depth(), config.ignoreSame()),
        false,
        config.headline());
  }
}
