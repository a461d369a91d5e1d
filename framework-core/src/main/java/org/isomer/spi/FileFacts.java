package org.isomer.spi;

/**
 * What a file holds.
 *
 * @param sha256 SHA-256 of its bytes, in hexadecimal
 * @param pixels height × width of its image; 0 if it holds none
 */
public record FileFacts(String sha256, long pixels) {}
