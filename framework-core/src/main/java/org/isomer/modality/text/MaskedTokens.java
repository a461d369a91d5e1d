package org.isomer.modality.text;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.isomer.spi.Encodable;
import org.isomer.spi.Example;
import org.isomer.spi.Input;
import org.isomer.tensor.InputSpec;
import org.isomer.tensor.Rows;
import org.isomer.tensor.TensorSpec;

/**
 * Tokens some of which are hidden, with what they were: beside the tensors of {@link Tokens} there
 * are {@code targets}, the tokens as they were, and {@code predicted}, which is 1 where a model has
 * to find them, both of the shape (places). An encoder that does not read these gets the tokens.
 */
public final class MaskedTokens implements Encodable {
  private final Tokens tokens;
  private final InputSpec spec;
  private final int[] targets;
  private final float[] predicted;

  /**
   * No tokens.
   *
   * @param tokens where the tokens are kept; belongs to this object from now on
   */
  public MaskedTokens(Tokens tokens) {
    this.tokens = tokens;
    int places = tokens.places();
    targets = new int[places];
    predicted = new float[places];
    List<TensorSpec> tensors = new ArrayList<>(tokens.spec().tensors());
    tensors.add(TensorSpec.ints(Input.TARGETS, tokens.vocabulary().size(), places));
    tensors.add(TensorSpec.floats(Input.PREDICTED, places));
    spec = new InputSpec(Text.MODALITY, tensors);
  }

  /** The tokens as an encoder gets them. */
  public Tokens tokens() {
    return tokens;
  }

  /** Takes the tokens as they stand now for the targets; none is to be found yet. */
  public void begin() {
    Arrays.fill(predicted, 0);
    Arrays.fill(targets, 0);
    for (int i = 0; i < tokens.count(); i++) {
      targets[i] = tokens.id(i);
    }
  }

  /**
   * Makes a token one that has to be found.
   *
   * @param index below the number of tokens
   * @param shown what stands in its place
   */
  public void hide(int index, int shown) {
    tokens.replace(index, shown);
    predicted[index] = 1;
  }

  @Override
  public InputSpec spec() {
    return spec;
  }

  @Override
  public void layInto(Rows rows, int row) {
    tokens.layInto(rows, row);
    int own = tokens.spec().tensors().size();
    rows.put(row, own, targets);
    rows.put(row, own + 1, predicted);
  }

  @Override
  public void copyFrom(Example other) {
    MaskedTokens masked = (MaskedTokens) other;
    tokens.copyFrom(masked.tokens);
    System.arraycopy(masked.targets, 0, targets, 0, targets.length);
    System.arraycopy(masked.predicted, 0, predicted, 0, predicted.length);
  }

  @Override
  public void addTo(MessageDigest digest) {
    tokens.addTo(digest);
    ByteBuffer bytes = ByteBuffer.allocate(2 * Integer.BYTES * targets.length);
    for (int i = 0; i < targets.length; i++) {
      bytes.putInt(targets[i]).putFloat(predicted[i]);
    }
    digest.update(bytes.array());
  }
}
