package org.isomer.eval.relation;

import java.util.Optional;
import org.isomer.eval.spi.ModelTask;
import org.isomer.eval.spi.Subject;
import org.isomer.examination.CutExamples;
import org.isomer.reports.record.Data;
import org.isomer.reports.record.PredictionKind;
import org.isomer.spi.Examples;
import org.isomer.spi.Split;
import org.isomer.tensor.InputSpec;

/** Compares the frozen features of pairs of examples. */
interface PairTask extends ModelTask {
  /** The pairs. */
  RelationData relations();

  @Override
  default PredictionKind predicts() {
    return PredictionKind.PAIRS;
  }

  @Override
  default Data data(Subject subject) {
    return relations().data(relations().split(Split.TEST).size());
  }

  @Override
  default InputSpec input(Subject subject) {
    return relations().input(subject);
  }

  @Override
  default Optional<CutExamples> encoding(Subject subject) {
    return relations().encoding(subject);
  }

  @Override
  default Examples scored(Subject subject) {
    return relations().pairs();
  }
}
