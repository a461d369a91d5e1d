package org.isomer.data.shard;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;

/** A file of a server from its beginning to its end, piece by piece; nothing of it is kept. */
final class HttpInput extends InputStream {
  private final HttpFiles files;
  private final URI address;
  private final int size;
  private HttpFiles.Piece piece;

  /** Where the piece begins. */
  private long start;

  private int at;

  /**
   * A file.
   *
   * @param first its first piece
   * @param size how long pieces are, but for the last
   */
  HttpInput(HttpFiles files, URI address, HttpFiles.Piece first, int size) {
    this.files = files;
    this.address = address;
    this.size = size;
    piece = first;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (at == piece.bytes().length && !next()) {
      return -1;
    }
    int count = Math.min(length, piece.bytes().length - at);
    System.arraycopy(piece.bytes(), at, bytes, offset, count);
    at += count;
    return count;
  }

  private boolean next() throws IOException {
    long total = piece.total();
    long from = start + at;
    if (from >= total) {
      return false;
    }
    piece = files.piece(address, from, from + size - 1);
    start = from;
    at = 0;
    if (piece.total() != total) {
      throw new IOException("it changed while it was read");
    }
    return true;
  }
}
