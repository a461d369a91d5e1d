package org.isomer.data.shard;

/** What is wrong with a shard, at a place in it. */
final class ShardFault extends Exception {
  private static final long serialVersionUID = 1;

  private final long offset;

  /**
   * A fault.
   *
   * @param offset where it is, in bytes from the shard's beginning
   * @param problem what is wrong and what to do, as sentences without the last full stop
   */
  ShardFault(long offset, String problem) {
    super(problem);
    this.offset = offset;
  }

  /** The message for a user. */
  String message(String shard) {
    return "%s, byte %d: %s.".formatted(shard, offset, getMessage());
  }
}
