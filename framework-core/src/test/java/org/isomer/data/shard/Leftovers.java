package org.isomer.data.shard;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** What a process that is no longer there was writing. */
final class Leftovers {
  private Leftovers() {}

  static String name(String file) throws UnknownHostException {
    String host = Integer.toHexString(InetAddress.getLocalHost().getHostName().hashCode());
    return ".%s.%s-999999999999-1.new".formatted(file, host);
  }
}
