package org.isomer.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.isomer.random.CounterRandom;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Example;
import org.isomer.spi.Order;
import org.isomer.spi.OrderPlugin;

/** What orders of training keep to. */
public final class OrderContract implements Contract<Order> {
  private static final int EPOCHS = 5;
  private static final int SIZE = 53;
  private static final int CLASSES = 4;

  /** An order may refuse some of them, as one that takes equally many examples of each class. */
  private static final List<Integer> BATCHES = List.of(1, 4, 8, 16);

  @Override
  public Class<?> kind() {
    return OrderPlugin.class;
  }

  @Override
  public List<Rule> rules(Tested<Order> tested) {
    return List.of(
        Bounds.rule(tested),
        new Rule("fills whole batches with examples, none twice in an epoch", () -> fills(tested)),
        new Rule("gives an epoch its order, whichever was asked before", () -> repeats(tested)));
  }

  private static void fills(Tested<Order> tested) {
    for (int batch : accepted(tested)) {
      Order.Epochs epochs = epochs(tested, batch);
      Breach.unless(epochs.batches() >= 1, "an epoch has no batch of %d examples".formatted(batch));
      for (int epoch = 0; epoch < EPOCHS; epoch++) {
        int[] order = epochs.examples().apply(epoch);
        Breach.unless(
            order.length >= epochs.batches() * batch,
            "epoch %d has %d examples, too few for %d batches of %d; say how many batches there are"
                .formatted(epoch, order.length, epochs.batches(), batch));
        boolean[] seen = new boolean[SIZE];
        for (int example : order) {
          Breach.unless(
              example >= 0 && example < SIZE && !seen[example],
              "epoch %d of %d examples has the example %d twice, or there is no such example"
                  .formatted(epoch, SIZE, example));
          seen[example] = true;
        }
      }
    }
  }

  private static void repeats(Tested<Order> tested) {
    int batch = accepted(tested).get(0);
    Order.Epochs forward = epochs(tested, batch);
    Order.Epochs backward = epochs(tested, batch);
    int[][] orders = new int[EPOCHS][];
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      orders[epoch] = forward.examples().apply(epoch).clone();
    }
    for (int epoch = EPOCHS - 1; epoch >= 0; epoch--) {
      Breach.unless(
          Arrays.equals(orders[epoch], backward.examples().apply(epoch)),
          "epoch %d has another order when later epochs are asked first; draw from random.at(epoch, …) alone, since runs are taken up again in the middle"
              .formatted(epoch));
    }
  }

  /** Those batches that it does not refuse. */
  private static List<Integer> accepted(Tested<Order> tested) {
    List<Integer> accepted = new ArrayList<>();
    String refusal = "";
    for (int batch : BATCHES) {
      try {
        epochs(tested, batch);
        accepted.add(batch);
      } catch (BadInputException e) {
        refusal = String.valueOf(e.getMessage());
      }
    }
    if (accepted.isEmpty()) {
      throw new NotExaminedException(
          "it refuses %d examples of %d classes in batches of %s (%s); try it on others in a test of yours, or give options that suit these"
              .formatted(SIZE, CLASSES, BATCHES, refusal));
    }
    return accepted;
  }

  /** Of the first sort of examples that it does not refuse. */
  private static Order.Epochs epochs(Tested<Order> tested, int batch) {
    BadInputException refusal = new BadInputException("there are no examples");
    for (Sample sample : tested.samples().all()) {
      try {
        CounterRandom random = CounterRandom.of(1, "contract of orders");
        return tested.make().over(new Many(sample.examples()), batch, random);
      } catch (BadInputException e) {
        refusal = e;
      }
    }
    throw refusal;
  }

  /** A few examples again and again, with labels of their own. */
  private record Many(AnnotatedExamples<OptionalInt> few)
      implements AnnotatedExamples<OptionalInt> {
    @Override
    public long size() {
      return SIZE;
    }

    @Override
    public String id(long index) {
      return "example/" + index;
    }

    @Override
    public Example buffer() {
      return few.buffer();
    }

    @Override
    public void read(long index, Example into) {
      few.read(index % few.size(), into);
    }

    @Override
    public OptionalInt annotation(long index) {
      return OptionalInt.of((int) index % CLASSES);
    }
  }
}
