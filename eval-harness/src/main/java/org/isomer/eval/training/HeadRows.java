package org.isomer.eval.training;

import java.util.List;
import org.isomer.data.Batch;
import org.isomer.data.RowMaker;
import org.isomer.random.CounterRandom;
import org.isomer.tensor.InputSpec;

/**
 * Lays a head's examples into batches: what the encoder gets into the first view, the targets into
 * the second.
 *
 * @param specs of the two views
 * @param random the stream (epoch, i, 0) makes example i
 */
record HeadRows(HeadExamples examples, List<InputSpec> specs, CounterRandom random)
    implements RowMaker {
  @Override
  public void fill(Batch batch, int row) {
    int index = batch.indices()[row];
    HeadExample made = examples.at(index, random.at(batch.epoch(), index, 0));
    made.input().layInto(batch.view(0), row);
    for (int i = 0; i < made.targets().size(); i++) {
      batch.view(1).put(row, i, made.targets().get(i));
    }
  }
}
