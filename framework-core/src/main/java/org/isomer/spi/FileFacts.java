package org.isomer.spi;

/**
 * What a file holds.
 *
 * @param sha256 SHA-256 of its bytes, in hexadecimal
 * @param pixels height × width of its image; 0 if it holds none
 * @param width columns of its image as they are stored; 0 if nobody looked
 * @param orientation how its image is turned to be upright, as the values 1 to 8 of EXIF say it; 0
 *     if nobody looked
 */
public record FileFacts(String sha256, long pixels, int width, int orientation) {
  /** Of a file in which nobody looked for more. */
  public FileFacts(String sha256, long pixels) {
    this(sha256, pixels, 0, 0);
  }
}
