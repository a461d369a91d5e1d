package org.isomer.train;

import org.isomer.feature.FeatureExtractor;
import org.isomer.feature.FeatureReader;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Dataset;
import org.isomer.spi.Examples;
import org.isomer.spi.Framework;
import org.isomer.spi.Split;
import org.isomer.spi.Views;
import org.isomer.tensor.InputSpec;

/** Whether the parts of a plan fit together: what is checked before anything is built. */
record Requirements(Plan plan) {
  /**
   * Checks the views and the labels.
   *
   * @throws BadInputException if the framework cannot train on them
   */
  void check(Framework framework, Views views, Dataset dataset) {
    int count = views.training().size();
    if (!framework.acceptsViews(count)) {
      throw new BadInputException(
          "views: %s makes %d views, which %s cannot train on."
              .formatted(plan.views().plugin().name(), count, plan.framework().plugin().name()));
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
}
