package org.isomer.data.shard;

import java.io.IOException;
import java.util.regex.Pattern;

/** Finds the samples of a shard of one format. */
interface ShardScan {
  /** What the names of files of TFRecords end in, as TensorFlow's tools write them. */
  Pattern RECORDS = Pattern.compile("(?i).+\\.tfrecords?(-[0-9]+-of-[0-9]+)?");

  /** What the names of tar archives end in. */
  Pattern TAR = Pattern.compile("(?i).+\\.tar");

  /** Whether a file is a shard, by its name. */
  static boolean isShard(String name) {
    return RECORDS.matcher(name).matches() || TAR.matcher(name).matches();
  }

  /** The scan of a file, by its name. */
  static ShardScan of(String name, ShardInput in, Selection selection, Samples samples) {
    return RECORDS.matcher(name).matches()
        ? new RecordScan(in, selection, samples)
        : new TarScan(in, selection, samples);
  }

  /**
   * Scans the whole shard.
   *
   * @throws ShardFault if it is damaged
   */
  void scan() throws IOException, ShardFault;
}
