package org.isomer.eval.cli;

import com.google.inject.AbstractModule;
import com.google.inject.Scopes;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.Multibinder;
import org.isomer.eval.anomaly.score.AnomalyScoring;
import org.isomer.eval.clustering.score.ClusterScoring;
import org.isomer.eval.detection.score.DetectionScoring;
import org.isomer.eval.forecast.score.ForecastScoring;
import org.isomer.eval.relation.score.PairScoring;
import org.isomer.eval.relation.score.RankingScoring;
import org.isomer.eval.result.ClassificationScoring;
import org.isomer.eval.result.MultilabelScoring;
import org.isomer.eval.scoring.Scoring;
import org.isomer.eval.segmentation.score.SegmentationScoring;
import org.isomer.eval.verification.Recomputation;

/** A scoring for each kind of predictions, and what computes scores of records anew by them. */
public final class ScoringModule extends AbstractModule {
  @Override
  protected void configure() {
    Multibinder<Scoring<?>> scorings =
        Multibinder.newSetBinder(binder(), new TypeLiteral<Scoring<?>>() {});
    scorings.addBinding().toInstance(new ClassificationScoring());
    scorings.addBinding().toInstance(new MultilabelScoring());
    scorings.addBinding().toInstance(new DetectionScoring());
    scorings.addBinding().toInstance(new SegmentationScoring());
    scorings.addBinding().toInstance(new PairScoring());
    scorings.addBinding().toInstance(new RankingScoring());
    scorings.addBinding().toInstance(new ClusterScoring());
    scorings.addBinding().toInstance(new AnomalyScoring());
    scorings.addBinding().toInstance(new ForecastScoring());
    bind(Recomputation.class).in(Scopes.SINGLETON);
  }
}
