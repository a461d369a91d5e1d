package org.isomer.eval.training;

/** What happens to the encoder while its head is trained. */
public enum EncoderUse {
  /** Its weights and running statistics stay as they are. */
  FROZEN,
  /** It is trained with the head. */
  FINE_TUNED
}
