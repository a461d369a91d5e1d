package org.isomer.exhibit;

/**
 * A text as it stands.
 *
 * @param text without markup
 */
public record Passage(String text) implements Exhibit {}
