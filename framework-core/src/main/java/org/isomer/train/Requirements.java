package org.isomer.train;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.LongStream;
import org.isomer.data.Batch;
import org.isomer.data.BatchPipeline;
import org.isomer.data.Batching;
import org.isomer.data.Subset;
import org.isomer.feature.FeatureExtractor;
import org.isomer.feature.FeatureReader;
import org.isomer.spi.BadInputException;
import org.isomer.spi.BatchAugmentation;
import org.isomer.spi.ClassData;
import org.isomer.spi.Examples;
import org.isomer.spi.Findings;
import org.isomer.spi.Framework;
import org.isomer.spi.Split;
import org.isomer.spi.Views;
import org.isomer.tensor.InputSpec;

/** Whether the parts of a plan fit together: what is checked before anything is built. */
record Requirements(Plan plan) {
  private static final int LOOKED_AT = 16;

  /**
   * Checks the views and the labels.
   *
   * @throws BadInputException if the framework cannot train on them
   */
  void check(Framework framework, Views views, ClassData dataset) {
    int count = views.training().size();
    if (!framework.acceptsViews(count)) {
      throw new BadInputException(
          "views: %s makes %d views, which %s cannot train on."
              .formatted(plan.views().plugin().name(), count, plan.framework().plugin().name()));
    }
    if (plan.replicas() > 1 && !framework.spansReplicas()) {
      throw new BadInputException(
          "replicas: %s compares the rows of one replica alone, so that %d of them would train something else than one. Set replicas: 1, or choose another framework."
              .formatted(plan.framework().plugin().name(), plan.replicas()));
    }
    Examples examples = dataset.split(Split.TRAIN);
    if (examples.members() > 1 && examples.members() != count) {
      throw new BadInputException(
          "views: %s makes %d views, but each instance of %s has %d members, and a view is made of each. Give as many pipelines."
              .formatted(plan.views().plugin().name(), count, dataset.title(), examples.members()));
    }
    if (framework.needsScores() && !examples.scored()) {
      throw new BadInputException(
          "dataset: %s has no scores, which %s needs as configured. Choose data with scores, or a loss that does without."
              .formatted(dataset.title(), plan.framework().plugin().name()));
    }
    if (framework.needsLabels() && dataset.classes().isEmpty()) {
      throw new BadInputException(
          "dataset: %s has no labels, which %s needs as configured. Choose labelled data, or a framework or loss that does without."
              .formatted(dataset.title(), plan.framework().plugin().name()));
    }
    checkMixing(framework, views.mixing());
  }

  private void checkMixing(Framework framework, List<BatchAugmentation> mixing) {
    if (mixing.size() > 1) {
      throw new BadInputException(
          "views: %d augmentations of whole batches mix rows, and what a row is made of can be told of one mix alone. Leave one in together."
              .formatted(mixing.size()));
    }
    for (BatchAugmentation each : mixing) {
      if (each.least() <= 0.5 && !framework.weighsTargets()) {
        throw new BadInputException(
            "views: a row may keep a share of only %s of its own when it is mixed with another, and %s takes each row for its own instance's, so that it would be taught what is wrong. Let together keep more than 0.5, such as least: 0.6 of mixup, or choose a framework that weighs targets by shares, such as supervised."
                .formatted(each.least(), plan.framework().plugin().name()));
      }
    }
  }

  /**
   * Looks at the scores of the training examples, if they have any.
   *
   * @throws BadInputException if the framework can learn nothing from them
   */
  Findings scores(Framework framework, ClassData dataset) {
    Examples examples = dataset.split(Split.TRAIN);
    if (!examples.scored() || examples.size() == 0) {
      return Findings.NONE;
    }
    DoubleSummaryStatistics scores =
        LongStream.range(0, examples.size())
            .mapToDouble(examples::score)
            .collect(
                DoubleSummaryStatistics::new,
                DoubleSummaryStatistics::accept,
                (a, b) -> a.combine(b));
    boolean equal = scores.getMin() == scores.getMax();
    String name = plan.framework().plugin().name();
    if (!framework.needsScores()) {
      return equal
          ? Findings.NONE
          : new Findings(
              List.of(),
              List.of(
                  "%s has scores from %s to %s, which %s does not use as configured: the members of each instance count as alike, whatever their score. Take a loss that uses scores, or data of alike members."
                      .formatted(dataset.title(), scores.getMin(), scores.getMax(), name)));
    }
    if (equal) {
      throw new BadInputException(
          "dataset: all training instances of %s have the score %s, and %s learns from differences. Take another column of scores, or a loss that does without."
              .formatted(dataset.title(), scores.getMin(), name));
    }
    if (framework.needsCosines() && (scores.getMin() < -1 || scores.getMax() > 1)) {
      throw new BadInputException(
          "dataset: %s has scores from %s to %s, and %s needs scores between -1 and 1 as configured. Give the dataset relations a score-range, such as score-range: [%s, %s]."
              .formatted(
                  dataset.title(),
                  scores.getMin(),
                  scores.getMax(),
                  name,
                  scores.getMin(),
                  scores.getMax()));
    }
    return Findings.NONE;
  }

  /**
   * Lets what can only be noticed after training be noticed before.
   *
   * @throws BadInputException if the evaluation pipeline does not fit the encoder
   */
  void checkEvaluation(Examples examples, Views views) {
    try {
      InputSpec spec = FeatureReader.spec(examples, views.evaluation());
      new FeatureExtractor(plan.encoder().create(), spec, plan.threads()).close();
    } catch (BadInputException e) {
      throw new BadInputException(
          "views: what the evaluation pipeline makes does not fit the encoder: " + e.getMessage(),
          e);
    }
  }

  /**
   * Looks at a few training examples from all over the split. A run can be trained on examples of
   * several shapes, as its views have one; what reads them as they are cannot.
   */
  Findings shapes(Examples examples, Views views) {
    int[] looked = Subset.spread(examples.size(), LOOKED_AT);
    try (BatchPipeline probe =
            BatchPipeline.evaluation(
                new Subset(examples, looked),
                views.evaluation(),
                new Batching(looked.length, 1, 1));
        Batch made = probe.take()) {
      return Findings.NONE;
    } catch (BadInputException e) {
      return new Findings(
          List.of(),
          List.of("views: neither eval nor embed will take these examples: " + e.getMessage()));
    }
  }
}
