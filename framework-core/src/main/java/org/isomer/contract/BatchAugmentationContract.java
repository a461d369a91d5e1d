package org.isomer.contract;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import org.isomer.file.Sha256;
import org.isomer.random.CounterRandom;
import org.isomer.spi.BadInputException;
import org.isomer.spi.BatchAugmentation;
import org.isomer.spi.BatchAugmentationPlugin;
import org.isomer.spi.Mix;
import org.isomer.tensor.Rows;
import org.isomer.tensor.Scalar;
import org.isomer.tensor.TensorSpec;

/** What changes of whole batches keep to. */
public final class BatchAugmentationContract implements Contract<BatchAugmentation> {
  private static final int BATCHES = 8;

  @Override
  public Class<?> kind() {
    return BatchAugmentationPlugin.class;
  }

  @Override
  public List<Rule> rules(Tested<BatchAugmentation> tested) {
    return List.of(
        Bounds.rule(tested),
        new Rule(
            "gives the same from the same random numbers, in any order and thread",
            () -> repeats(tested)),
        new Rule("changes the rows that it is to change alone", () -> leavesOthers(tested)),
        new Rule("gives finite numbers", () -> isFinite(tested)),
        new Rule("leaves each row the least share that it says", () -> keepsShare(tested)));
  }

  /** A batch before and after, and what its rows are made of. */
  private record Changed(Rows before, Rows after, Mix mix) {}

  private static Changed change(BatchAugmentation augmentation, Rows rows, int count, int number) {
    Rows before = copy(rows);
    Rows after = copy(rows);
    CounterRandom random = CounterRandom.of(1, "contract of batches").at(number, 0, 0);
    Mix mix = augmentation.apply(before, after, count, random);
    Breach.unless(
        mix.shares().length == count,
        "of %d rows it tells what %d are made of; tell it of each"
            .formatted(count, mix.shares().length));
    return new Changed(before, after, mix);
  }

  private static Rows copy(Rows rows) {
    Rows copy = new Rows(rows.spec(), rows.capacity());
    copy.copyFrom(rows, rows.capacity());
    return copy;
  }

  private static void repeats(Tested<BatchAugmentation> tested) throws Exception {
    BatchAugmentation augmentation = tested.make();
    Rows rows = accepted(tested, augmentation);
    Repeats.require(
        "the augmentation",
        BATCHES,
        () ->
            number -> {
              Changed changed = change(augmentation, rows, rows.capacity(), number);
              return numbers(changed.after(), 0, rows.capacity())
                  + Arrays.toString(changed.mix().partners())
                  + Arrays.toString(changed.mix().shares());
            });
  }

  private static void leavesOthers(Tested<BatchAugmentation> tested) {
    BatchAugmentation augmentation = tested.make();
    Rows rows = accepted(tested, augmentation);
    int count = rows.capacity() - 1;
    for (int number = 0; number < BATCHES; number++) {
      Changed changed = change(augmentation, rows, count, number);
      Breach.unless(
          numbers(changed.before(), 0, rows.capacity()).equals(numbers(rows, 0, rows.capacity())),
          "it changes the rows as they were; write into the second argument alone");
      Breach.unless(
          numbers(changed.after(), count, rows.capacity())
              .equals(numbers(rows, count, rows.capacity())),
          "it changes rows behind the last that counts; stop at the count");
    }
  }

  private static void isFinite(Tested<BatchAugmentation> tested) {
    BatchAugmentation augmentation = tested.make();
    Rows rows = accepted(tested, augmentation);
    for (int number = 0; number < BATCHES; number++) {
      Rows after = change(augmentation, rows, rows.capacity(), number).after();
      for (int tensor = 0; tensor < after.spec().tensors().size(); tensor++) {
        if (after.spec().tensors().get(tensor).scalar() == Scalar.FLOAT32) {
          Numbers.requireFinite("a number of a row", after.floats(tensor));
        }
      }
    }
  }

  private static void keepsShare(Tested<BatchAugmentation> tested) {
    BatchAugmentation augmentation = tested.make();
    double least = augmentation.least();
    Breach.unless(
        least >= 0 && least <= 1, "least() is %s; give a share in [0, 1]".formatted(least));
    Rows rows = accepted(tested, augmentation);
    for (int number = 0; number < BATCHES; number++) {
      for (float share : change(augmentation, rows, rows.capacity(), number).mix().shares()) {
        Breach.unless(
            share >= (float) least,
            "a row has the share %s of its own, and least() is %s; give the least that there can be"
                .formatted(share, least));
      }
    }
  }

  /** Tells the numbers of some rows from others. */
  private static String numbers(Rows rows, int from, int to) {
    MessageDigest digest = Sha256.start();
    for (int tensor = 0; tensor < rows.spec().tensors().size(); tensor++) {
      TensorSpec spec = rows.spec().tensors().get(tensor);
      int first = from * spec.size();
      int count = (to - from) * spec.size();
      ByteBuffer bytes = ByteBuffer.allocate(count * Float.BYTES);
      switch (spec.scalar()) {
        case FLOAT32 -> bytes.asFloatBuffer().put(rows.floats(tensor), first, count);
        case INT32 -> bytes.asIntBuffer().put(rows.ints(tensor), first, count);
      }
      digest.update(bytes);
    }
    return Sha256.hex(digest);
  }

  /** The rows of the first sort of examples that it does not refuse. */
  private static Rows accepted(Tested<BatchAugmentation> tested, BatchAugmentation augmentation) {
    String refusal = "";
    for (Sample sample : tested.samples().encodable()) {
      try {
        augmentation.require(sample.spec());
        return sample.rows();
      } catch (BadInputException e) {
        refusal = String.valueOf(e.getMessage());
        Breach.unlessSentence("the message for " + sample.name(), refusal);
      }
    }
    throw new NotExaminedException(
        "it refuses all examples that there are (%s); give options that suit them"
            .formatted(refusal));
  }
}
